import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import { fill, kitTexts } from '../texts';

export interface SplitterProps {
  /** Name of the first pane, said with the divider. */
  label: string;
  first: ReactNode;
  second: ReactNode;
  /** Width of the first pane, in hundredths of the whole, at first. */
  initial?: number;
  least?: number;
  most?: number;
  /** Called when the person has finished moving, to remember the width. */
  onResize?: (percent: number) => void;
  /** Pane shown alone where there is no room for two (below 900 px). */
  narrowPane?: 'first' | 'second' | 'both';
}

/** Two panes with a divider moved by pointer or by arrows. */
export function Splitter(props: SplitterProps) {
  const { label, first, second, initial = 36, least = 20, most = 70, onResize, narrowPane = 'both' } = props;
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const [percent, setPercent] = useState(initial);
  const inside = (value: number) => Math.max(least, Math.min(most, Math.round(value)));

  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: percent - 2,
      ArrowRight: percent + 2,
      Home: least,
      End: most,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setPercent(inside(next));
    onResize?.(inside(next));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !whole.current) return;
    const box = whole.current.getBoundingClientRect();
    setPercent(inside(((event.clientX - box.left) / box.width) * 100));
  };

  return (
    <div
      ref={whole}
      className="pp-splitter"
      data-narrow={narrowPane}
      style={{ '--pp-split': `${percent}%` } as CSSProperties}
    >
      <div className="pp-pane" id={id}>
        {first}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved */}
      <div
        role="separator"
        className="pp-divider"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={fill(kitTexts.splitter, { label })}
        aria-controls={id}
        aria-valuenow={percent}
        aria-valuemin={least}
        aria-valuemax={most}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onPointerUp={() => onResize?.(percent)}
      />
      <div className="pp-pane">{second}</div>
    </div>
  );
}
