import type { Commands, Fault } from '@/api/wire';
import type { FileKind, Step } from './host';

export type { FileKind, Step };

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
  /** Opens the folder of a file in the system's own program for files. */
  showInFolder(file: string): Promise<void>;
  print(): Promise<void>;
  /** 1 is as designed; the platform keeps it within 1 and 2. */
  setZoom(factor: number): Promise<void>;
  /** Closes and opens the program again: what is decided when it starts is decided anew. */
  restart(): Promise<void>;
  /** Tells that the first screen is drawn: the window shows itself then. */
  drawn(): Promise<void>;
  /** A file opened with the program while it was running already. Gives back how to stop listening. */
  onOpenFile(listener: (file: string) => void): () => void;
  /** The text of a file that was dropped on the page, which has no path. */
  readDroppedText(file: File): Promise<string>;
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
