export type Look = 'system' | 'light' | 'dark';

/** Sets light, dark or the system's look: each colour is a light-dark() pair, so one attribute is enough. */
export function applyLook(look: Look): void {
  document.documentElement.dataset.look = look;
}
