// The only file that knows Tauri: a test sees to it.
import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { droppedText } from './dropped';
import { asFault } from './fault';
import type { Step } from './host';
import type { Platform } from './types';

// A page that is loaded again must not stop work of the page before: tickets go on from the time.
let ticket = Date.now();

async function ask<T>(command: string, asked?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, asked);
  } catch (error) {
    throw asFault(error);
  }
}

export const tauriPlatform: Platform = {
  async rpc(name, payload, options = {}) {
    const { onProgress, signal } = options;
    ticket += 1;
    const mine = ticket;
    const progress = new Channel<Step>();
    if (onProgress) progress.onmessage = onProgress;
    const stop = () => void ask('cancel', { ticket: mine });
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const told = ask<never>('rpc', { name, payload, ticket: mine, progress });
      // Asked to stop before it began: the work learns of it at its first step.
      if (signal?.aborted) stop();
      return await told;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  },
  chooseFile: (kind) => ask('choose_file', { kind }),
  chooseSave: (name, kind) => ask('choose_save', { name, kind }),
  showInFolder: (file) => ask('show_in_folder', { file }),
  print: () => ask('print'),
  setZoom: (factor) => ask('set_zoom', { factor }),
  restart: () => ask('restart'),
  drawn: () => ask('drawn'),
  onOpenFile(listener) {
    const listening = listen<string>('open-file', (event) => listener(event.payload));
    return () => void listening.then((stop) => stop());
  },
  readDroppedText: droppedText,
};
