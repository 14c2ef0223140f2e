import { useCallback } from 'react';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { useImporting } from './importing';

/** Back to the first step, for another file: what this one was to become says nothing of the next. */
export function useLeave(): () => void {
  const { id } = usePlan();
  const go = useGo();
  return useCallback(() => {
    useImporting.setState({ plan: id }, true);
    go(links.import(id), { replace: true });
  }, [id, go]);
}
