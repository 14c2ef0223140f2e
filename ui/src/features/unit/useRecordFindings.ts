import type { FieldFinding } from '@kit';
import { useMemo } from 'react';
import { useChecks } from '@/api/queries';
import { placeLink } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { fieldFinding } from '@/features/checks/useFindings';
import { t } from '@/texts';

/** What the rules say of several records together, such as those of one row; each opens its own field. */
export function useRecordFindings(): (records: readonly (string | null | undefined)[]) => FieldFinding[] {
  const { id } = usePlan();
  const { data } = useChecks(id);
  const go = useGo();
  return useMemo(() => {
    const open = (data?.findings ?? []).filter((finding) => !finding.accepted?.counts);
    return (records) =>
      open
        .filter((finding) => finding.place.record && records.includes(finding.place.record))
        .map((finding) => ({
          ...fieldFinding(finding),
          actions: [
            { label: t('unit.finding'), onPress: () => go(placeLink(id, finding.place, finding.key)) },
          ],
        }));
  }, [data, id, go]);
}
