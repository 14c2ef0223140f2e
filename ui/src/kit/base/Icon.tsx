import sprite from 'bootstrap-italia/dist/svg/sprites.svg?url';

/** Drawings that the official sprite lacks, on the same grid of 24. */
const OWN: Record<string, string> = {
  undo: 'M8 4L3 9l5 5v-3.5h6a4 4 0 0 1 0 8H8V20h6a5.5 5.5 0 0 0 0-11H8z',
  redo: 'M16 4l5 5-5 5v-3.5h-6a4 4 0 0 0 0 8h6V20h-6A5.5 5.5 0 0 1 10 9h6z',
  drag: 'M4 7h16v1.6H4zm0 4.2h16v1.6H4zm0 4.2h16V17H4z',
};

export interface IconProps {
  /** Name in the sprite of bootstrap-italia without "it-", or one of "undo", "redo", "drag". */
  name: string;
  /** Name for screen readers; without it the icon is decorative. */
  title?: string;
  /** Side in pixels, 20 or 24. */
  size?: number;
}

/** Icon of the official sprite. */
export function Icon({ name, title, size = 20 }: IconProps) {
  const own = OWN[name];
  return (
    <svg
      className="pp-icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      focusable="false"
    >
      {own ? <path d={own} /> : <use href={`${sprite}#it-${name}`} />}
    </svg>
  );
}
