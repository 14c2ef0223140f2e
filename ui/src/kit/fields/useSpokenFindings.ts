import { useEffect, useRef } from 'react';
import { announce } from '../base/announce';
import { severityName } from '../base/severity';
import type { FieldFinding } from './types';

const QUIET_MS = 1000;

/** Says the findings that are new, after one second without typing; those there from the start are read with the field. */
export function useSpokenFindings(label: string, findings: readonly FieldFinding[], value: unknown): void {
  const said = useRef<Set<string>>(undefined);
  const key = findings.map((finding) => `${severityName(finding.severity)}. ${finding.message}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each keystroke starts the second again
  useEffect(() => {
    const now = new Set(key ? key.split('\n') : []);
    said.current ??= now;
    const fresh = [...now].filter((text) => !said.current?.has(text));
    if (fresh.length === 0) {
      said.current = now;
      return;
    }
    const timer = setTimeout(() => {
      said.current = now;
      announce(`${label}: ${fresh.join(' ')}`);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [key, label, value]);
}
