import { ChoiceField, DisclosureGroup, matches, SEVERITIES, SearchField, severityName } from '@kit';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import type { RuleInfo } from '@/api/wire';
import { useCommand } from '@/app/commands';
import { t } from '@/texts';
import { RuleCard } from './RuleCard';

const wordsOf = (rule: RuleInfo) =>
  [rule.code, rule.title, rule.message, rule.fix, rule.why, rule.sources].join(' ');

/** The rules that the plan is checked with: what each says, where it comes from and what it stops. */
export function RulesPart() {
  const { catalogue } = useKinds();
  const [typed, setTyped] = useState('');
  const [severity, setSeverity] = useState('');
  const wanted = useDeferredValue(typed);
  const box = useRef<HTMLInputElement>(null);
  useCommand('filter', () => box.current?.focus());
  const { rules, rulesVersion } = catalogue;
  const shown = useMemo(
    () =>
      rules.filter(
        (rule) =>
          (!severity || rule.severity === severity) && (!wanted.trim() || matches(wordsOf(rule), wanted)),
      ),
    [rules, severity, wanted],
  );
  return (
    <section aria-labelledby="settings-rules">
      <h2 id="settings-rules">{t('settings.rules.title')}</h2>
      <p>{t('settings.rules.about', { count: rules.length, version: rulesVersion })}</p>
      <div className="settings-filter">
        <SearchField
          ref={box}
          label={t('settings.rules.search')}
          isLabelShown
          value={typed}
          onChange={setTyped}
        />
        <ChoiceField
          label={t('settings.rules.severity')}
          name="severity"
          emptyName={t('settings.rules.all')}
          options={SEVERITIES.map((each) => ({ id: each, name: severityName(each) }))}
          value={severity}
          onChange={setSeverity}
        />
      </div>
      <p className="pp-quiet" role="status">
        {t('settings.rules.count', { shown: shown.length, total: rules.length })}
      </p>
      {shown.length === 0 && <p>{t('settings.rules.none')}</p>}
      <DisclosureGroup>
        {shown.map((rule) => (
          <RuleCard key={rule.code} rule={rule} />
        ))}
      </DisclosureGroup>
    </section>
  );
}
