import { announce, severityName } from '@kit';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useChecks } from '@/api/queries';
import { placeLink } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { isOpen } from './useFindings';
import { type Step, stepFrom } from './walk';

/** F8: from one finding to the next, straight to its field. */
export function useFindingWalk(): (way: 1 | -1) => void {
  const { id } = usePlan();
  const { data } = useChecks(id);
  const go = useGo();
  const router = useRouter();
  const last = useRef<Step | undefined>(undefined);
  return useCallback(
    (way) => {
      const open = data?.findings.filter(isOpen) ?? [];
      // A finding that the person opened otherwise is where the walk goes on from.
      const { finding } = router.state.location.search as { finding?: string };
      const from = finding && finding !== last.current?.key ? { key: finding, index: 0 } : last.current;
      const step = stepFrom(open, from, way);
      const next = step && open[step.index];
      if (!step || !next) {
        announce(t('checks.walk_none'));
        return;
      }
      last.current = step;
      go(placeLink(id, next.place, next.key));
      announce(
        t('checks.walk', {
          number: step.index + 1,
          total: open.length,
          severity: severityName(next.severity),
          message: next.message,
        }),
      );
    },
    [id, data, go, router],
  );
}
