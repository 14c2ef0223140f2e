import type { ReactNode } from 'react';
import { Icon } from '../base/Icon';
import { kitTexts } from '../texts';
import { useFrame } from './frameContext';

export interface HeaderProps {
  /** Name of the program. */
  brand: ReactNode;
  /** After the brand: plan switcher, state and revision. */
  start?: ReactNode;
  /** In the middle: search. */
  middle?: ReactNode;
  /** At the right: undo, redo, save state, person. */
  end?: ReactNode;
  /** Leaves out the button of the rail, on screens that have none. */
  hasRail?: boolean;
}

function RailSwitch() {
  const { room, isRailIcons, isMenuOpen, toggleRail } = useFrame();
  if (room === 'medium') return null;
  const isMenu = room === 'narrow' || room === 'phone';
  const name = isMenu
    ? isMenuOpen
      ? kitTexts.frame.menu_close
      : kitTexts.frame.menu
    : isRailIcons
      ? kitTexts.frame.rail_wide
      : kitTexts.frame.rail_icons;
  return (
    <button
      type="button"
      className="pp-rail-switch"
      aria-label={name}
      title={name}
      aria-expanded={isMenu ? isMenuOpen : !isRailIcons}
      onClick={toggleRail}
    >
      <Icon name={isMenuOpen ? 'close' : 'burger'} />
      {isMenu && <span aria-hidden="true">{kitTexts.frame.menu}</span>}
    </button>
  );
}

/** Bar at the top: 48 px, never higher than the work. */
export function Header({ brand, start, middle, end, hasRail = true }: HeaderProps) {
  return (
    <>
      {hasRail && <RailSwitch />}
      <div className="pp-brand">{brand}</div>
      {start && <div className="pp-header-start">{start}</div>}
      {middle && <div className="pp-header-middle">{middle}</div>}
      {end && <div className="pp-header-end">{end}</div>}
    </>
  );
}
