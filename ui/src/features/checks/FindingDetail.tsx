import { Btn, Chip, Disclosure, Icon, SeverityMark, severityName } from '@kit';
import type { ReactNode } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Finding, Place } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { mapLink, placeLink } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { AcceptBox } from './AcceptBox';
import { mapOf, whereOf } from './place';
import { RuleText } from './RuleText';

export interface FindingDetailProps {
  finding: Finding;
  rules: string;
  /** Findings of the same rule: reasons already written for it, and those that one reason covers. */
  same: readonly Finding[];
  onNext: () => void;
}

const goWords = ({ field, record }: Place) =>
  field ? t('checks.detail.go') : record ? t('checks.detail.go_record') : t('checks.detail.go_section');

/** One finding: where it is, why it counts, how to mend it or say why it is right so. */
export function FindingDetail({ finding, rules, same, onNext }: FindingDetailProps) {
  const { id } = usePlan();
  const kinds = useKinds();
  const go = useGo();
  const rule = kinds.rule(finding.code);
  const map = mapOf(id, finding.place, kinds);
  return (
    <article className="checks-detail" data-severity={finding.severity}>
      <p className="checks-kicker">
        <SeverityMark severity={finding.severity} />
        {severityName(finding.severity)}
        <span className="pp-mono">{finding.code}</span>
        {finding.accepted?.counts && (
          <Chip icon="check" tone="good">
            {t('checks.accept.is_accepted')}
          </Chip>
        )}
      </p>
      <h2>{finding.message}</h2>
      <div className="pp-actions">
        <Btn kind="primary" onPress={() => go(placeLink(id, finding.place, finding.key))}>
          {goWords(finding.place)}
        </Btn>
        {map && <Btn onPress={() => go(map)}>{t('checks.on_map')}</Btn>}
        <Btn kind="quiet" onPress={onNext}>
          {t('checks.detail.next')}
          <Icon name="chevron-right" />
        </Btn>
      </div>
      <dl className="checks-facts">
        <Fact name={t('checks.detail.where')}>{whereOf(finding, kinds)}</Fact>
        {finding.also.length > 0 && (
          <Fact name={t('checks.detail.also')}>
            <Also places={finding.also} />
          </Fact>
        )}
        {rule?.why && <Fact name={t('checks.detail.why')}>{rule.why}</Fact>}
        {finding.fix && <Fact name={t('checks.detail.how')}>{finding.fix}</Fact>}
        {rule?.consequence && <Fact name={t('checks.detail.stops')}>{rule.consequence}</Fact>}
        <Fact name={t('checks.detail.rule')}>
          {t('checks.detail.rule_is', { code: finding.code, version: rules })}
        </Fact>
      </dl>
      {rule && (
        <Disclosure title={t('checks.detail.rule_text')}>
          <RuleText rule={rule} />
        </Disclosure>
      )}
      <AcceptBox key={finding.key} finding={finding} same={same} />
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Other records that share the fault, as links. */
function Also({ places }: { places: readonly Place[] }) {
  const { id } = usePlan();
  const kinds = useKinds();
  return (
    <ul className="checks-also">
      {places.map((place) => (
        <li key={`${place.kind} ${place.record}`}>
          <AppLink href={placeLink(id, place)}>
            {kinds.catalogue.kinds.find(({ name }) => name === place.kind)?.label ?? t('checks.whole_plan')}
          </AppLink>
          {place.point && <AppLink href={mapLink(id, place) ?? ''}>{t('checks.on_map')}</AppLink>}
        </li>
      ))}
    </ul>
  );
}
