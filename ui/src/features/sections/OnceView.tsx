import { EmptyState } from '@kit';
import { useEffect, useState } from 'react';
import type { Kind } from '@/api/kinds.names';
import type { KindInfo, PlanRecord } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { makeDraft } from './drafts';
import { useSectionPlace } from './place';
import { RecordPane } from './RecordPane';
import { useDeeds } from './useDeeds';

/** A kind that a plan has once: its form, blank until something is written in it. */
export function OnceView({ info, records }: { info: KindInfo; records: readonly PlanRecord[] }) {
  const { id: plan, writable } = usePlan();
  const { section, field, finding } = useSectionPlace();
  const deeds = useDeeds(info);
  const [draft, setDraft] = useState<string>();
  const stored = records[0]?.id;
  const id = stored ?? draft;
  useEffect(() => {
    if (stored || draft || !writable) return;
    let isStill = true;
    void makeDraft(plan, info.name as Kind).then(({ record }) => isStill && setDraft(record.id));
    return () => {
      isStill = false;
    };
  }, [plan, info.name, stored, draft, writable]);
  if (!id)
    return writable ? (
      <p className="pp-quiet">{t('sections.loading')}</p>
    ) : (
      <EmptyState title={info.label} text={t('sections.empty.readonly')} />
    );
  return (
    <div className="sections-pane sections-once">
      <RecordPane
        key={id}
        section={section}
        info={info}
        id={id}
        isStored={stored !== undefined}
        field={field}
        finding={finding}
        deeds={deeds}
      />
    </div>
  );
}
