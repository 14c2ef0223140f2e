import { type ReactNode, useMemo, useState } from 'react';
import { Region } from '../base/Region';
import { kitTexts } from '../texts';
import { FrameContext, type FrameState, useRoom } from './frameContext';

export interface FrameProps {
  header: ReactNode;
  /** A Rail. */
  rail?: ReactNode;
  /** One Banner under the header. */
  banner?: ReactNode;
  /** The content: one scroll area, one h1. */
  children: ReactNode;
  /** A SidePanel. */
  panel?: ReactNode;
  /** Rail as icons by choice; the caller remembers it. */
  isRailIcons?: boolean;
  onRailIcons?: (isIcons: boolean) => void;
  /** The content takes the height left and scrolls inside itself, for maps and grids. */
  isFill?: boolean;
  mainLabel?: string;
}

/** Header, rail, content and panel, laid out for the room that there is. */
export function Frame(props: FrameProps) {
  const { header, rail, banner, children, panel, isRailIcons = false, onRailIcons, isFill = false } = props;
  const room = useRoom();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const hasMenu = room === 'narrow' || room === 'phone';
  const state = useMemo<FrameState>(
    () => ({
      room,
      isRailIcons: room === 'medium' || (room === 'wide' && isRailIcons),
      isMenuOpen: hasMenu && isMenuOpen,
      setMenuOpen,
      toggleRail: () => (hasMenu ? setMenuOpen((isOpen) => !isOpen) : onRailIcons?.(!isRailIcons)),
    }),
    [room, isRailIcons, hasMenu, isMenuOpen, onRailIcons],
  );
  const main = 'pp-main';
  return (
    <FrameContext value={state}>
      <div className="pp-frame" data-rail={state.isRailIcons ? 'icons' : 'names'}>
        <a
          className="pp-skip"
          href={`#${main}`}
          onClick={(event) => {
            // The address belongs to the router: only the focus moves.
            event.preventDefault();
            document.getElementById(main)?.focus();
          }}
        >
          {kitTexts.frame.skip}
        </a>
        <header className="pp-header">{header}</header>
        {banner && <div className="pp-banner-place">{banner}</div>}
        <div className="pp-body">
          {(!hasMenu || isMenuOpen) && rail}
          <Region
            role="main"
            id={main}
            label={props.mainLabel ?? kitTexts.frame.main}
            className={isFill ? 'pp-main pp-main-fill' : 'pp-main'}
          >
            {children}
          </Region>
          {panel}
        </div>
      </div>
    </FrameContext>
  );
}
