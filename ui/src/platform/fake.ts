import type { Commands } from '@/api/wire';
import type { Dropped, FileKind, Placed } from './host';
import { type Platform, RpcFault } from './types';

/** What each command answers in a test: a function of what is asked, or a rejection with an `RpcFault`. */
export type Handlers = {
  [C in keyof Commands]?: (asked: Commands[C][0]) => Commands[C][1] | Promise<Commands[C][1]>;
};

export interface FakePlatform extends Platform {
  /** May be changed while a test runs. */
  handlers: Handlers;
  /** Every command that was called, in order. */
  calls: { command: keyof Commands; asked: unknown }[];
  /** Answers of the choosers, first in first out; empty is a chooser that was closed. */
  chosen: (string | null)[];
  /** What the choosers were opened for. */
  choosers: { kind?: FileKind; name?: string }[];
  shown: string[];
  printed: number;
  zoom: number;
  /** Whether the window is narrow and on top, and where it was given back to. */
  companion: { on: boolean; former?: Placed; canStayOnTop: boolean };
  restarted: number;
  /** Attachments that were opened in the system's own program. */
  opened: { plan: string; id: string; name: string }[];
  /** As if files were dropped on the window. */
  drop(paths: string[], at?: { across: number; down: number }): void;
  /** As if a file were opened with the program. */
  openFile(file: string): void;
}

/** A platform in memory for the tests of parts. A command without a handler is refused by its name. */
export function fakePlatform(handlers: Handlers = {}): FakePlatform {
  const listeners = new Set<(file: string) => void>();
  const dropped = new Set<(dropped: Dropped) => void>();
  const fake: FakePlatform = {
    handlers,
    calls: [],
    chosen: [],
    choosers: [],
    shown: [],
    printed: 0,
    zoom: 1,
    companion: { on: false, canStayOnTop: true },
    restarted: 0,
    opened: [],
    drop: (paths, { across, down } = { across: 0.5, down: 0.5 }) => {
      for (const listener of dropped) listener({ paths, across, down });
    },
    openFile: (file) => {
      for (const listener of listeners) listener(file);
    },
    async rpc(command, asked) {
      fake.calls.push({ command, asked });
      const handler = fake.handlers[command];
      if (!handler) throw new RpcFault({ code: 'usage', message: `fake: ${command}?` });
      return handler(asked);
    },
    async chooseFile(kind) {
      fake.choosers.push({ kind });
      return fake.chosen.shift() ?? null;
    },
    async chooseSave(name, kind) {
      fake.choosers.push({ kind, name });
      return fake.chosen.shift() ?? null;
    },
    async chooseFolder() {
      fake.choosers.push({});
      return fake.chosen.shift() ?? null;
    },
    async showInFolder(file) {
      fake.shown.push(file);
    },
    async print() {
      fake.printed += 1;
    },
    async setZoom(factor) {
      fake.zoom = factor;
    },
    async setCompanion(on, former) {
      fake.companion = { ...fake.companion, on, former };
      const placed = { x: 10, y: 20, width: 1280, height: 800, isMaximized: false };
      return { canStayOnTop: fake.companion.canStayOnTop, former: placed };
    },
    async restart() {
      fake.restarted += 1;
    },
    async drawn() {},
    onOpenFile(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onDropFiles(listener) {
      dropped.add(listener);
      return () => dropped.delete(listener);
    },
    onFilesOver: () => () => undefined,
    async openAttachment(attachment) {
      fake.opened.push(attachment);
    },
  };
  return fake;
}
