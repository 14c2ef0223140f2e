import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { create } from 'zustand';
import { type Placed, platform } from '@/platform';
import { remember, useRemembered } from './remember';

/** Whether the window is the narrow one beside a browser, and whether it stays on top there. */
export const useCompanion = create<{ isOn: boolean; canStayOnTop: boolean }>(() => ({
  isOn: false,
  canStayOnTop: true,
}));

/** Under this the place of the whole window is kept: as long as it is there, the narrow one is wanted. */
const KEPT = 'companion';

export async function turnCompanionOn(): Promise<void> {
  const { former, canStayOnTop } = await platform.setCompanion(true);
  useCompanion.setState({ isOn: true, canStayOnTop });
  remember(KEPT, JSON.stringify(former));
}

export async function turnCompanionOff(kept: string): Promise<void> {
  useCompanion.setState({ isOn: false });
  remember(KEPT, '');
  await platform.setCompanion(false, kept ? (JSON.parse(kept) as Placed) : undefined);
}

/** The narrow window after a restart, where its screen is open; the whole one as soon as another screen is. */
export function useCompanionWindow(): void {
  const { pathname } = useLocation();
  const [kept] = useRemembered(KEPT, '');
  const isPortal = pathname.endsWith('/portal');
  useEffect(() => {
    if (!kept) return;
    if (!isPortal) void turnCompanionOff(kept);
    else if (!useCompanion.getState().isOn) {
      // It may stand narrow already, as it was closed: what is kept says where the whole one was.
      useCompanion.setState({ isOn: true });
      void platform.setCompanion(true).then(({ canStayOnTop }) => useCompanion.setState({ canStayOnTop }));
    }
  }, [kept, isPortal]);
}

/** Goes from one window to the other. */
export function useTurnCompanion(): { isOn: boolean; turn: () => void } {
  const isOn = useCompanion((state) => state.isOn);
  const [kept] = useRemembered(KEPT, '');
  return { isOn, turn: () => void (isOn ? turnCompanionOff(kept) : turnCompanionOn()) };
}
