import './history.css';
import { Tabs } from '@kit';
import { useLocation } from '@tanstack/react-router';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { Changes } from './Changes';
import { Copies } from './Copies';
import { RecordHistory } from './RecordHistory';

/** Who changed what and when, with the way back: of the plan, or of one record. */
export function HistoryScreen() {
  const { search } = useLocation();
  const { record, part } = search as { record?: string; part?: string };
  const { id } = usePlan();
  const go = useGo();
  if (record) return <RecordHistory record={record} />;
  return (
    <div className="history">
      <h1>{t('history.title')}</h1>
      <Tabs
        label={t('history.parts')}
        selected={part ?? 'changes'}
        onSelect={(chosen) => go(`${links.history(id)}?part=${chosen}`, { replace: true })}
        items={[
          { id: 'changes', name: t('history.changes'), content: <Changes /> },
          { id: 'copies', name: t('history.copies'), content: <Copies /> },
        ]}
      />
    </div>
  );
}
