import './settings.css';
import { Tabs } from '@kit';
import { useLocation } from '@tanstack/react-router';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { ArchivePart } from './ArchivePart';
import { HelpPart } from './HelpPart';
import { LookPart } from './LookPart';
import { PersonPart } from './PersonPart';
import { RulesPart } from './RulesPart';

/** What is set on this computer. Every setting takes effect and is kept at once. */
export function SettingsScreen() {
  const { part } = useLocation().search as { part?: string };
  const { id } = usePlan();
  const go = useGo();
  return (
    <div className="settings">
      <h1>{t('settings.title')}</h1>
      <Tabs
        label={t('settings.parts')}
        selected={part ?? 'person'}
        onSelect={(chosen) => go(`${links.settings(id)}?part=${chosen}`, { replace: true })}
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
