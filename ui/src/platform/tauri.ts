// The only file that knows Tauri: a test sees to it.
import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
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

/** Listens to what the shell tells of its own accord. */
function hear<T>(event: string, listener: (told: T) => void): () => void {
  const listening = listen<T>(event, ({ payload }) => listener(payload));
  return () => void listening.then((stop) => stop());
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
  chooseFolder: () => ask('choose_folder'),
  showInFolder: (file) => ask('show_in_folder', { file }),
  print: () => ask('print'),
  setZoom: (factor) => ask('set_zoom', { factor }),
  setCompanion: (on, former) => ask('set_companion', { on, former }),
  restart: () => ask('restart'),
  drawn: () => ask('drawn'),
  onOpenFile: (listener) => hear('open-file', listener),
  onDropFiles: (listener) => hear('files-dropped', listener),
  onFilesOver: (listener) => hear('files-over', listener),
  openAttachment: (attachment) => ask('open_attachment', attachment),
};
