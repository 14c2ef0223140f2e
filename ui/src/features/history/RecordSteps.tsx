import { Badge } from '@kit';
import { useKinds } from '@/api/catalogue';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { Change } from './Change';
import type { RecordGroup } from './stepsByRecord';

export interface RecordStepsProps {
  group: RecordGroup;
  /** The record is the one whose history is open. */
  isHere: boolean;
}

/** What changed in one record, field by field, with the way to it. */
export function RecordSteps({ group, isHere }: RecordStepsProps) {
  const { id } = usePlan();
  const { catalogue } = useKinds();
  const kind = catalogue.kinds.find((each) => each.name === group.kind);
  const title = group.title || t('history.entry.untitled');
  const [first] = group.edits;
  return (
    <div className="history-record">
      <div className="history-record-head">
        <strong>{title}</strong>
        <span className="pp-quiet">{kind?.label}</span>
        {group.isCreated && <Badge tone="good">{t('history.entry.created')}</Badge>}
        {group.isRemoved && <Badge tone="amber">{t('history.entry.removed')}</Badge>}
        {!group.isRemoved && kind && (
          <AppLink
            href={links.forms(id, kind.section, {
              kind: kind.name,
              record: group.record,
              field: first?.field ?? undefined,
            })}
            aria-label={isHere ? undefined : t('history.entry.open_of', { title })}
          >
            {t('history.entry.open')}
          </AppLink>
        )}
      </div>
      {group.edits.length > 0 && (
        <dl className="history-edits">
          {group.edits.map((step) => (
            <Change key={step.field ?? step.label ?? ''} step={step} />
          ))}
        </dl>
      )}
    </div>
  );
}
