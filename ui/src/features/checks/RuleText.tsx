import type { RuleInfo } from '@/api/wire';
import { t } from '@/texts';

/** What a rule says, where it comes from, the figures it uses. */
export function RuleText({ rule }: { rule: RuleInfo }) {
  return (
    <dl className="checks-facts">
      <div>
        <dt>{t('checks.detail.rule_message')}</dt>
        <dd>{rule.title}</dd>
      </div>
      <div>
        <dt>{t('checks.detail.rule_sources')}</dt>
        <dd>{rule.sources}</dd>
      </div>
      {rule.parameters.length > 0 && (
        <div>
          <dt>{t('checks.detail.rule_values')}</dt>
          <dd>
            {rule.parameters.map(([name, value]) => (
              <div key={name}>
                {name}: {value}
              </div>
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('checks.detail.rule_accept')}</dt>
        <dd>{rule.acceptedBy || t('checks.detail.rule_accept_none')}</dd>
      </div>
    </dl>
  );
}
