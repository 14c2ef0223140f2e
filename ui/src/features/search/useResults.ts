import { useEffect, useMemo, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { useChecks, useOverview } from '@/api/queries';
import type { Hit } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useVisited } from '@/app/visited';
import { isOpen } from '@/features/checks/useFindings';
import { useNextThings } from '@/features/home/later';
import { nextLink } from '@/features/home/nextLink';
import { useImportKinds } from '@/features/import/useImportKinds';
import { actionResults, findingResults, hitResults, inOrder, nextResult, type Result } from './results';

const WAIT_MS = 60;
const PLACES = 5;

/** What the program finds in the records; the answer to an older text never covers a newer one. */
function useHits(text: string): { hits: readonly Hit[]; of: string; failure?: string } {
  const { id } = usePlan();
  const [state, setState] = useState<{ hits: readonly Hit[]; of: string; failure?: string }>({
    hits: [],
    of: '',
  });
  useEffect(() => {
    if (!text) {
      setState({ hits: [], of: '' });
      return;
    }
    let isOld = false;
    const timer = setTimeout(async () => {
      try {
        const hits = await call('search', { plan: id, text });
        if (!isOld) setState({ hits, of: text });
      } catch (error) {
        if (!isOld) setState({ hits: [], of: text, failure: message(error) });
      }
    }, WAIT_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [id, text]);
  return state;
}

export interface Results {
  results: readonly Result[];
  /** The text that the results answer to: the one typed, once the program has answered. */
  of: string;
  failure?: string;
}

/** What the list shows: answers to the text, or where one may want to go. */
export function useResults(typed: string): Results {
  const { id, writable } = usePlan();
  const kinds = useKinds();
  const { data: imported } = useImportKinds();
  const { data: checks } = useChecks(id);
  const { data: overview } = useOverview(id);
  const visited = useVisited(id);
  const text = typed.trim();
  const { hits, of, failure } = useHits(text);
  const { first } = useNextThings(overview?.next ?? []);
  const findings = checks?.findings ?? [];
  const results = useMemo(() => {
    if (!text) {
      const next = writable && first ? nextResult(first, nextLink(id, first, findings)) : [];
      const places = visited
        .slice(0, PLACES)
        .map(({ href, name }): Result => ({ id: `place-${href}`, group: 'places', name, href }));
      return [...next, ...places];
    }
    return inOrder([
      ...hitResults(id, hits),
      ...findingResults(id, findings.filter(isOpen), text, kinds),
      ...actionResults(id, text, kinds, writable, imported),
    ]);
  }, [text, id, writable, first, findings, visited, hits, kinds, imported]);
  return { results, of, failure };
}
