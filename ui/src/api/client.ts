import { platform } from '@/platform';
import type { Commands } from './wire';

export type Command = keyof Commands;
export type Asked<C extends Command> = Commands[C][0];
export type Told<C extends Command> = Commands[C][1];

export interface Step {
  label: string;
  done: number;
  of: number;
}
export interface CallOptions {
  onProgress?: (step: Step) => void;
  signal?: AbortSignal;
}

/** Runs a command of the program. What it refuses is thrown as an `RpcFault` with an Italian message. */
export function call<C extends Command>(
  command: C,
  asked: Asked<C>,
  options?: CallOptions,
): Promise<Told<C>> {
  return platform.rpc(command, asked, options);
}
