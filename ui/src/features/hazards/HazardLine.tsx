import { Btn, FindingList, LongTextField, RadioGroupField } from '@kit';
import { useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import { read } from '@/api/kinds.names';
import { type Spot, useTyped } from '@/api/typing';
import type { PlanRecord } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useChosen } from '@/app/useChosen';
import { useFindingsOf } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { answerOf, type HazardRow, held } from './list';

export interface HazardLineProps {
  row: HazardRow;
  scenarios: readonly PlanRecord[];
  onAnswer: (relevance: string) => Promise<unknown>;
  onScenario: (hazard: string) => void;
}

/** Why a hazard concerns the commune or not: kept at each keystroke. */
function Reason({ record, name }: { record: PlanRecord; name: string }) {
  const { id: plan, writable } = usePlan();
  const spot = useMemo<Spot>(
    () => ({ plan, kind: 'hazard', id: record.id, field: 'reason' }),
    [plan, record.id],
  );
  const typed = useTyped(spot, record.shown.reason ?? '');
  const findings = useFindingsOf(record.id).byField.get('reason');
  return (
    <LongTextField
      label={t('hazards.reason_of', { hazard: name })}
      name={`reason-${record.id}`}
      rows={1}
      value={typed.text}
      onChange={typed.type}
      onLeave={typed.leave}
      findings={findings}
      isReadOnly={!writable}
    />
  );
}

function Scenarios({ row, scenarios, onScenario }: Omit<HazardLineProps, 'onAnswer'>) {
  const { id: plan, writable } = usePlan();
  const kinds = useKinds();
  const record = row.record;
  if (!record) return null;
  const section = kinds.kind('scenario').section;
  return (
    <div className="hazards-scenarios">
      <span>
        {scenarios.length > 0
          ? t('hazards.scenarios', { count: scenarios.length })
          : t('hazards.no_scenario')}
      </span>
      {scenarios.map((scenario) => (
        <AppLink
          key={scenario.id}
          href={links.forms(plan, section, { kind: 'scenario', record: scenario.id })}
        >
          {scenario.title || scenario.id}
        </AppLink>
      ))}
      {writable && (
        <Btn
          kind="quiet"
          size="small"
          icon="plus"
          aria-label={t('hazards.create_of', { hazard: row.name })}
          onPress={() => onScenario(record.id)}
        >
          {t('hazards.create')}
        </Btn>
      )}
    </div>
  );
}

/** A hazard of the list: the answer, why, and the scenarios that follow from it. */
export function HazardLine({ row, scenarios, onAnswer, onScenario }: HazardLineProps) {
  const { id: plan, writable } = usePlan();
  const kinds = useKinds();
  const { record, name } = row;
  const findings = useFindingsOf(record?.id);
  const [answer, choose] = useChosen(answerOf(row), onAnswer);
  const isYes = answer === 'rilevante';
  const details = record?.shown.hazard_details;
  // The reason has its own below it. Those of the answer stand with the others, where there is room for a sentence.
  const others = [...findings.byField]
    .filter(([field]) => field !== 'reason')
    .flatMap(([, found]) => found)
    .concat(findings.whole);
  return (
    <tr>
      <th scope="row">
        {record ? (
          <AppLink
            href={links.forms(plan, kinds.kind('hazard').section, { kind: 'hazard', record: record.id })}
          >
            {name}
          </AppLink>
        ) : (
          <span>{name}</span>
        )}
        {row.isUnknown && <span className="hazards-quiet">{t('hazards.unknown')}</span>}
        {details && <span className="hazards-quiet">{details}</span>}
      </th>
      <td className="hazards-answer">
        <RadioGroupField
          label={t('hazards.answer_of', { hazard: name })}
          name={`relevance-${row.key}`}
          value={answer}
          options={kinds.list('RELEVANCE').map((one) => ({ id: one.code, name: one.label }))}
          onChange={choose}
          isReadOnly={!writable}
        />
      </td>
      <td className="hazards-reason">
        {record && <Reason record={record} name={name} />}
        {(isYes || scenarios.length > 0) && (
          <Scenarios row={row} scenarios={scenarios} onScenario={onScenario} />
        )}
        {isYes && read(held(record).general_procedure) && (
          <p className="hazards-quiet">{t('hazards.procedure')}</p>
        )}
        {others.length > 0 && <FindingList findings={others} />}
      </td>
    </tr>
  );
}
