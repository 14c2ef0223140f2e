import { announce } from '@kit';
import { useEffect } from 'react';
import { t } from '@/texts';
import { type CommandName, runCommand } from './commands';

export interface Shortcuts {
  search: () => void;
  undo: () => void;
  redo: () => void;
  finding: (way: 1 | -1) => void;
  export: () => void;
  print: () => void;
  keys: () => void;
  zoom: (way: 1 | 0 | -1) => void;
}

const COMMANDS: Record<string, CommandName> = { n: 'new', d: 'duplicate', m: 'map', f: 'filter' };

/** Keys that a browser would take for itself and that would lose the screen. */
const isOfTheBrowser = (event: KeyboardEvent) =>
  event.key === 'F5' || (event.ctrlKey && ['r', 'w', 't', 'u', 'j', 'h'].includes(event.key.toLowerCase()));

/** The keys of the whole window. Ctrl+Z is the plan's, also in a field: what is typed there is a step like the others. */
export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (handle(event, shortcuts) || isOfTheBrowser(event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shortcuts]);
}

function handle(event: KeyboardEvent, does: Shortcuts): boolean {
  const key = event.key.toLowerCase();
  if (key === 'f1') does.keys();
  else if (key === 'f8') does.finding(event.shiftKey ? -1 : 1);
  else if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  else if (key === 'k') does.search();
  else if (key === 'z' && !event.shiftKey) does.undo();
  else if (key === 'y' || (key === 'z' && event.shiftKey)) does.redo();
  else if (key === 's') announce(t('app.save.already'));
  else if (key === 'e') does.export();
  else if (key === 'p') does.print();
  else if (key === '+' || key === '=') does.zoom(1);
  else if (key === '-') does.zoom(-1);
  else if (key === '0') does.zoom(0);
  else if (key === 'enter') return runCommand('next');
  else if (COMMANDS[key] && !event.shiftKey) return runCommand(COMMANDS[key]);
  else return false;
  return true;
}
