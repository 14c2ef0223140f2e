import { platform } from '@/platform';
import { remember } from './remember';

export const STEPS = [100, 110, 125, 150, 175, 200];

/** The next step up or down of the zoom, in hundredths. */
export const nextZoom = (now: number, way: 1 | -1): number => {
  const further = STEPS.filter((step) => (way === 1 ? step > now : step < now));
  return (way === 1 ? further[0] : further.at(-1)) ?? now;
};

export function setZoom(percent: number): void {
  void platform.setZoom(percent / 100);
  remember('zoom', String(percent));
}
