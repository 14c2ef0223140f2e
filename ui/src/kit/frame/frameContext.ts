import { createContext, useContext, useEffect, useState } from 'react';

/** Room of the window: all three parts, rail as icons, rail behind "Menu", one column. */
export type Room = 'wide' | 'medium' | 'narrow' | 'phone';

export interface FrameState {
  room: Room;
  /** The rail shows icons alone. */
  isRailIcons: boolean;
  /** The rail is open over the content, where it stands behind "Menu". */
  isMenuOpen: boolean;
  setMenuOpen: (isOpen: boolean) => void;
  /** Icons or names, where there is room; otherwise opens and closes the menu. */
  toggleRail: () => void;
}

export const FrameContext = createContext<FrameState>({
  room: 'wide',
  isRailIcons: false,
  isMenuOpen: false,
  setMenuOpen: () => undefined,
  toggleRail: () => undefined,
});

/** State of the frame, for what stands inside it. */
export const useFrame = (): FrameState => useContext(FrameContext);

const QUERIES: readonly (readonly [Room, string])[] = [
  ['phone', '(max-width: 599px)'],
  ['narrow', '(max-width: 899px)'],
  ['medium', '(max-width: 1199px)'],
];
const readRoom = (): Room => QUERIES.find(([, query]) => window.matchMedia(query).matches)?.[0] ?? 'wide';

/** Follows the width of the window, in CSS pixels: zoom counts. */
export function useRoom(): Room {
  const [room, setRoom] = useState(readRoom);
  useEffect(() => {
    const update = () => setRoom(readRoom());
    const lists = QUERIES.map(([, query]) => window.matchMedia(query));
    for (const list of lists) list.addEventListener('change', update);
    return () => {
      for (const list of lists) list.removeEventListener('change', update);
    };
  }, []);
  return room;
}
