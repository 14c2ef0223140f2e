import './history.css';
import { Tabs } from '@kit';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '@/texts';
import { Changes } from './Changes';
import { Copies } from './Copies';
import { RecordHistory } from './RecordHistory';

/** Who changed what and when, with the way back: of the plan, or of one record. */
export function HistoryScreen() {
  const { search } = useLocation();
  const { record, part } = search as { record?: string; part?: string };
  const [tab, setTab] = useState(part === 'copies' ? 'copies' : 'changes');
  if (record) return <RecordHistory record={record} />;
  return (
    <div className="history">
      <h1>{t('history.title')}</h1>
      <Tabs
        label={t('history.parts')}
        selected={tab}
        onSelect={setTab}
        items={[
          { id: 'changes', name: t('history.changes'), content: <Changes /> },
          { id: 'copies', name: t('history.copies'), content: <Copies /> },
        ]}
      />
    </div>
  );
}
