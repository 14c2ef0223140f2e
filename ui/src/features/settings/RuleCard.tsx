import { Disclosure, SeverityMark, severityName } from '@kit';
import { useState } from 'react';
import type { RuleInfo } from '@/api/wire';
import { t } from '@/texts';
import { WithPlaces } from './WithPlaces';

const acceptText = (rule: RuleInfo): string => {
  if (!rule.acceptable) return t('settings.rules.accept_no');
  const key = rule.acceptableByMe ? 'settings.rules.accept_me' : 'settings.rules.accept_others';
  return t(key, { who: rule.acceptedBy && `${rule.acceptedBy}.` });
};

/** One rule, opened in place. */
export function RuleCard({ rule }: { rule: RuleInfo }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure
      level={3}
      isOpen={isOpen}
      onOpenChange={setOpen}
      title={
        <span className="settings-rule">
          <SeverityMark severity={rule.severity} isNamed />
          <span>{rule.title}</span>
        </span>
      }
      aside={<span className="settings-code">{rule.code}</span>}
    >
      {isOpen && (
        <dl className="settings-facts">
          <div>
            <dt>{t('settings.rules.says')}</dt>
            <dd>
              <WithPlaces text={rule.message} />
            </dd>
          </div>
          <div>
            <dt>{t('settings.rules.fix')}</dt>
            <dd>
              <WithPlaces text={rule.fix} />
            </dd>
          </div>
          <div>
            <dt>{t('settings.rules.why')}</dt>
            <dd>{rule.why}</dd>
          </div>
          <div>
            <dt>{t('settings.rules.source')}</dt>
            <dd>{rule.sources}</dd>
          </div>
          <div>
            <dt>{t('settings.rules.severity')}</dt>
            <dd>{severityName(rule.severity)}</dd>
          </div>
          <div>
            <dt>{t('settings.rules.stops')}</dt>
            <dd>{rule.consequence}</dd>
          </div>
          <div>
            <dt>{t('settings.rules.accept')}</dt>
            <dd>{acceptText(rule)}</dd>
          </div>
          {rule.parameters.length > 0 && (
            <div>
              <dt>{t('settings.rules.parameters')}</dt>
              <dd>
                {rule.parameters.map(([name, value]) => (
                  <span key={name} className="settings-parameter">
                    {name}: {value}
                  </span>
                ))}
              </dd>
            </div>
          )}
        </dl>
      )}
    </Disclosure>
  );
}
