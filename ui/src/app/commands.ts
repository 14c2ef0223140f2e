import { useEffect, useRef } from 'react';

/** What a key does on the screen that is open. */
export type CommandName = 'new' | 'duplicate' | 'map' | 'filter' | 'next' | 'delete';

const held = new Map<CommandName, Array<() => void>>();

/** Lends a command to the keyboard while the screen is open. */
export function useCommand(name: CommandName, run: (() => void) | undefined): void {
  const latest = useRef(run);
  latest.current = run;
  const isLent = run !== undefined;
  useEffect(() => {
    if (!isLent) return;
    const call = () => latest.current?.();
    const stack = held.get(name) ?? [];
    held.set(name, [...stack, call]);
    return () => {
      held.set(
        name,
        (held.get(name) ?? []).filter((other) => other !== call),
      );
    };
  }, [name, isLent]);
}

/** Runs the command of the innermost part that lends it; false when none does. */
export function runCommand(name: CommandName): boolean {
  const run = held.get(name)?.at(-1);
  run?.();
  return run !== undefined;
}
