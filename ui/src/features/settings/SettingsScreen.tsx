import './settings.css';
import { Tabs } from '@kit';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '@/texts';
import { ArchivePart } from './ArchivePart';
import { HelpPart } from './HelpPart';
import { LookPart } from './LookPart';
import { PersonPart } from './PersonPart';
import { RulesPart } from './RulesPart';

/** What is set on this computer. Every setting takes effect and is kept at once. */
export function SettingsScreen() {
  const { part } = useLocation().search as { part?: string };
  const [tab, setTab] = useState(part ?? 'person');
  return (
    <div className="settings">
      <h1>{t('settings.title')}</h1>
      <Tabs
        label={t('settings.parts')}
        selected={tab}
        onSelect={setTab}
        items={[
          { id: 'person', name: t('settings.person.tab'), content: <PersonPart /> },
          { id: 'look', name: t('settings.look.tab'), content: <LookPart /> },
          { id: 'archive', name: t('settings.archive.tab'), content: <ArchivePart /> },
          { id: 'rules', name: t('settings.rules.tab'), content: <RulesPart /> },
          { id: 'help', name: t('settings.help.tab'), content: <HelpPart /> },
        ]}
      />
    </div>
  );
}
