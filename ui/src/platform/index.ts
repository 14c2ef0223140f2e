import { httpPlatform } from './http';
import { tauriPlatform } from './tauri';
import type { Platform } from './types';

export * from './types';

/** Where the window lives: inside the program, or in a browser on the development bridge. */
export let platform: Platform = '__TAURI_INTERNALS__' in window ? tauriPlatform : httpPlatform();

/** Another place, for tests: `setPlatform(fakePlatform({ … }))`. */
export function setPlatform(other: Platform): void {
  platform = other;
}
