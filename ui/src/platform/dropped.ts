import texts from '@texts/shell.json';
import { fill } from '@/kit/texts';
import { RpcFault } from './types';

/** As much as the program itself reads of a file of text. */
const MOST_MEGABYTES = 64;

/** The text of a dropped file, read by the page: the same on every platform. */
export async function droppedText(file: File): Promise<string> {
  const { dropped_too_large, dropped_unreadable } = texts.shell;
  if (file.size > MOST_MEGABYTES * 1024 * 1024) {
    const message = fill(dropped_too_large, { name: file.name, most: MOST_MEGABYTES });
    throw new RpcFault({ code: 'refused', message });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new RpcFault({ code: 'refused', message: fill(dropped_unreadable, { name: file.name }) });
  }
}
