import { useEffect } from 'react';
import { create } from 'zustand';
import { platform } from '@/platform';

/** A package that the system asked to open: the screen of packages, or the first questions, take it from here. */
export const useOpened = create<{ file?: string }>(() => ({}));

/** Takes up the file that the program was started with, and those that come while it is open. */
export function useOpenedFile(atStart: string | null | undefined): void {
  useEffect(() => {
    if (atStart) useOpened.setState({ file: atStart });
  }, [atStart]);
  useEffect(() => platform.onOpenFile((file) => useOpened.setState({ file })), []);
}
