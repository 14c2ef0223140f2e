import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { Changes } from './Changes';
import { useEntries } from './useEntries';

/** What happened to one record. */
export function RecordHistory({ record }: { record: string }) {
  const { id } = usePlan();
  const { history } = useEntries(id, record);
  const steps = history?.entries.flatMap((entry) => entry.steps);
  const title = steps?.find((step) => step.record === record && step.title)?.title;
  return (
    <div className="history">
      <h1>{title ? t('history.title_of', { title }) : t('history.title_untitled')}</h1>
      <p>
        <AppLink href={links.history(id)}>{t('history.whole')}</AppLink>
      </p>
      <Changes key={record} record={record} />
    </div>
  );
}
