import type { Commands, Fault } from '@/api/wire';
import type { Companion, Dropped, FileKind, Placed, Step } from './host';

export type { Companion, Dropped, FileKind, Placed, Step };

export interface RpcOptions {
  /** Long work says how far it is. */
  onProgress?: (step: Step) => void;
  /** Aborting asks the work to stop: it then rejects with the code `cancelled`, and nothing was changed. */
  signal?: AbortSignal;
}

/** What the window asks of the computer. One for each place where it can live; nothing else may reach outside the page. */
export interface Platform {
  /** Runs a command of the program. What is refused is thrown as an `RpcFault`. */
  rpc<C extends keyof Commands>(
    command: C,
    asked: Commands[C][0],
    options?: RpcOptions,
  ): Promise<Commands[C][1]>;
  /** The whole path of a file to read; null when the person closes the chooser. */
  chooseFile(kind: FileKind): Promise<string | null>;
  /** The whole path of a file to write, starting from a proposed name; null when the person closes the chooser. */
  chooseSave(name: string, kind: FileKind): Promise<string | null>;
  /** The whole path of a folder; null when the person closes the chooser. */
  chooseFolder(): Promise<string | null>;
  /** Opens the folder of a file in the system's own program for files. */
  showInFolder(file: string): Promise<void>;
  print(): Promise<void>;
  /** 1 is as designed; the platform keeps it within 1 and 2. */
  setZoom(factor: number): Promise<void>;
  /**
   * Makes the window narrow and keeps it over the others, or gives it back its place `former`. Tells where it stood
   * before, and whether the desktop lets it stay on top.
   */
  setCompanion(on: boolean, former?: Placed): Promise<Companion>;
  /** Closes and opens the program again: what is decided when it starts is decided anew. */
  restart(): Promise<void>;
  /** Tells that the first screen is drawn: the window shows itself then. */
  drawn(): Promise<void>;
  /** A file opened with the program while it was running already. Gives back how to stop listening. */
  onOpenFile(listener: (file: string) => void): () => void;
  /** Files dropped on the window from outside, with their whole paths. Gives back how to stop listening. */
  onDropFiles(listener: (dropped: Dropped) => void): () => void;
  /** Files are being dragged over the window, or no longer. */
  onFilesOver(listener: (isOver: boolean) => void): () => void;
  /** Opens a copy of an attachment in the system's own program. `name` is that of its file. */
  openAttachment(attachment: { plan: string; id: string; name: string }): Promise<void>;
}

/** What the program refused, or could not do: a code to act upon and an Italian sentence to show. */
export class RpcFault extends Error {
  override readonly name = 'RpcFault';
  readonly code: Fault['code'];

  constructor(fault: Fault) {
    super(fault.message);
    this.code = fault.code;
  }
}
