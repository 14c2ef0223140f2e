import { create } from 'zustand';

interface Saving {
  /** When something was saved last, RFC 3339. */
  savedAt?: string;
  /** Writes on their way. */
  underway: number;
  /** Why the last write failed, and what tries it again. */
  failure?: { why: string; retry: () => void };
  begun: () => void;
  saved: (at: string) => void;
  failed: (why: string, retry: () => void) => void;
}

/** What the header says of saving: it is never a button. */
export const useSaving = create<Saving>((set) => ({
  underway: 0,
  begun: () => set((now) => ({ underway: now.underway + 1 })),
  saved: (at) => set((now) => ({ underway: now.underway - 1, savedAt: at, failure: undefined })),
  failed: (why, retry) => set((now) => ({ underway: now.underway - 1, failure: { why, retry } })),
}));
