import '../unit/head.css';
import './hazards.css';
import { Btn, ErrorBox, Toolbar } from '@kit';
import { useMemo, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { message } from '@/api/fault';
import { useOffers, useRecords } from '@/api/queries';
import type { PlanRecord } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { useWork } from '@/app/useWork';
import { type TextKey, t } from '@/texts';
import { HazardLine } from './HazardLine';
import { answerOf, countAnswers, groupRows, type HazardRow, hazardRows, scenariosOf } from './list';
import { OtherHazard } from './OtherHazard';
import { begin, useAnswer } from './useAnswer';

const GROUPS: Record<string, TextKey> = {
  naturale: 'hazards.group.naturale',
  antropico: 'hazards.group.antropico',
};
const groupName = (group: string) => t(GROUPS[group] ?? 'hazards.group.altro');

interface CountsProps {
  rows: readonly HazardRow[];
  filter: string | undefined;
  onFilter: (answer: string | undefined) => void;
}

/** How many have each answer; a count shows only its own rows. */
function Counts({ rows, filter, onFilter }: CountsProps) {
  const kinds = useKinds();
  const counts = countAnswers(rows);
  const answers = [
    ...kinds.list('RELEVANCE').map((row) => [row.code, row.label] as const),
    ['', t('hazards.none')] as const,
  ];
  return (
    <>
      <span>{t('hazards.counts', { total: rows.length })}</span>
      {answers.map(([code, name]) => (
        <Btn
          key={code}
          size="small"
          kind={filter === code ? 'primary' : 'plain'}
          aria-pressed={filter === code}
          onPress={() => onFilter(filter === code ? undefined : code)}
        >
          {`${name}: ${counts.get(code) ?? 0}`}
        </Btn>
      ))}
      {filter !== undefined && (
        <Btn size="small" kind="quiet" onPress={() => onFilter(undefined)}>
          {t('hazards.all')}
        </Btn>
      )}
    </>
  );
}

function Table({ rows, scenarios }: { rows: readonly HazardRow[]; scenarios: readonly PlanRecord[] }) {
  const { id: plan } = usePlan();
  const kinds = useKinds();
  const answer = useAnswer();
  const work = useWork();
  const go = useGo();
  const ofHazard = useMemo(() => scenariosOf(scenarios), [scenarios]);
  const create = async (hazard: string) => {
    const made = await work(() => begin(plan, 'scenario', [], 'hazard_id', hazard));
    if (!made) return;
    const section = kinds.kind('scenario').section;
    go(links.forms(plan, section, { kind: 'scenario', record: made, field: 'name' }));
  };
  return (
    <table className="hazards-table" aria-label={t('hazards.list')}>
      <thead>
        <tr>
          <th scope="col">{t('hazards.head.hazard')}</th>
          <th scope="col">{t('hazards.head.answer')}</th>
          <th scope="col">{t('hazards.head.reason')}</th>
        </tr>
      </thead>
      {groupRows(rows).map(([group, own]) => (
        <tbody key={group}>
          <tr className="hazards-group">
            <th scope="rowgroup" colSpan={3}>
              {groupName(group)}
            </th>
          </tr>
          {own.map((row) => (
            <HazardLine
              key={row.key}
              row={row}
              scenarios={(row.record && ofHazard.get(row.record.id)) ?? []}
              onAnswer={(relevance) => answer(row, relevance)}
              onScenario={(hazard) => void create(hazard)}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** The whole legal list, hazard by hazard: what concerns the commune, and why. */
export function HazardsScreen() {
  const { id: plan, writable } = usePlan();
  const kinds = useKinds();
  const { data: hazards, error, refetch } = useRecords(plan, 'hazard');
  const { data: scenarios } = useRecords(plan, 'scenario');
  const { data: offers } = useOffers(plan);
  const [filter, setFilter] = useState<string>();
  // What was in the filtered list stays in it while it is answered: rows must not run away under the fingers.
  const [kept, setKept] = useState<ReadonlySet<string>>();
  const rows = useMemo(() => hazards && hazardRows(kinds.list('HAZARD'), hazards), [hazards, kinds]);
  const offered = offers?.filter((offer) => offer.kind === 'hazard').length ?? 0;
  const setTo = (answer: string | undefined) => {
    setFilter(answer);
    setKept(
      answer === undefined
        ? undefined
        : new Set(rows?.filter((row) => answerOf(row) === answer).map((row) => row.key)),
    );
  };
  const shown = kept ? rows?.filter((row) => kept.has(row.key)) : rows;

  return (
    <div className="hazards">
      <div className="screen-head">
        <h1>{t('hazards.title')}</h1>
        <Toolbar label={t('hazards.places')}>
          {offered > 0 && (
            <AppLink kind="quiet" href={links.model(plan)}>
              {t('hazards.model', { count: offered })}
            </AppLink>
          )}
          <AppLink kind="quiet" icon="files" href={links.forms(plan, 'hazards')}>
            {t('hazards.forms')}
          </AppLink>
        </Toolbar>
      </div>
      {error && !hazards && <ErrorBox message={message(error)} onRetry={() => void refetch()} />}
      {!hazards && !error && <p role="status">{t('hazards.loading')}</p>}
      {rows && shown && (
        <>
          <Toolbar label={t('hazards.commands')}>
            <Counts rows={rows} filter={filter} onFilter={setTo} />
          </Toolbar>
          {rows.every((row) => !row.record) && <p>{t('hazards.empty')}</p>}
          {filter !== undefined && (
            <p role="status">{t('hazards.shown', { shown: shown.length, total: rows.length })}</p>
          )}
          <Table rows={shown} scenarios={scenarios ?? []} />
          {writable && <OtherHazard />}
        </>
      )}
    </div>
  );
}
