import texts from '@texts/shell.json';
import type { Fault } from '@/api/wire';
import { RpcFault } from './types';

const isFault = (error: unknown): error is Fault =>
  typeof error === 'object' && error !== null && 'code' in error && 'message' in error;

/** What came back instead of an answer: the program's own words, or that it does not answer. */
export function asFault(error: unknown): RpcFault {
  if (error instanceof RpcFault) return error;
  if (isFault(error) && typeof error.code === 'string') return new RpcFault(error);
  return new RpcFault({ code: 'failed', message: texts.shell.unreachable });
}
