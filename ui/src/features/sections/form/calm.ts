import type { FieldFinding } from '@kit';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

const QUIET_MS = 1000;

/** Whether a text is left alone: for one second without typing, or because the field was left. */
export function useCalm(text: string): { isCalm: boolean; settle: () => void } {
  const [calm, setCalm] = useState(text);
  useEffect(() => {
    if (text === calm) return;
    const timer = setTimeout(() => setCalm(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text, calm]);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  const settle = useCallback(() => setCalm(latest.current), []);
  return { isCalm: text === calm, settle };
}

/** While somebody types, what is mended goes at once and what is new waits: a date half written is no mistake yet. */
export function useCalmFindings(findings: readonly FieldFinding[], isCalm: boolean): readonly FieldFinding[] {
  const before = useRef(findings);
  useEffect(() => {
    if (isCalm) before.current = findings;
  });
  return useMemo(() => {
    if (isCalm) return findings;
    const known = new Set(before.current.map((finding) => finding.id));
    return findings.filter((finding) => known.has(finding.id));
  }, [findings, isCalm]);
}

const same = (a: readonly FieldFinding[], b: readonly FieldFinding[]) =>
  a.length === b.length &&
  a.every(
    (one, index) =>
      one.id === b[index]?.id && one.message === b[index]?.message && one.severity === b[index]?.severity,
  );

/** The same lists as long as they say the same: only the fields that have news are drawn again. */
export function useSteady(
  byField: ReadonlyMap<string, readonly FieldFinding[]>,
): ReadonlyMap<string, readonly FieldFinding[]> {
  const before = useRef<ReadonlyMap<string, readonly FieldFinding[]>>(byField);
  const steady = useMemo(() => {
    const next = new Map<string, readonly FieldFinding[]>();
    for (const [field, list] of byField) {
      const old = before.current.get(field);
      next.set(field, old && same(old, list) ? old : list);
    }
    return next;
  }, [byField]);
  useEffect(() => {
    before.current = steady;
  }, [steady]);
  return steady;
}
