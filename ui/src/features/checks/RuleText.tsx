import type { RuleInfo } from '@/api/wire';
import { t } from '@/texts';

/** What a rule says, where it comes from, who may accept it. */
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
      <div>
        <dt>{t('checks.detail.rule_accept')}</dt>
        <dd>{rule.acceptedBy || t('checks.detail.rule_accept_none')}</dd>
      </div>
    </dl>
  );
}
