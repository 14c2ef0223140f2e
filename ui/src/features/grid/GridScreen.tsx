import '../unit/head.css';
import './grid.css';
import './hour.css';
import './strip.css';
import { Btn, ChoiceField, EmptyState, ErrorBox, MenuButton, RadioGroupField, Toolbar, useFrame } from '@kit';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { useRecords, useStart } from '@/api/queries';
import type { PlanRecord } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { date } from '@/app/format';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { useGo } from '@/app/useGo';
import { useSayDone, useWork } from '@/app/useWork';
import { platform } from '@/platform';
import { t } from '@/texts';
import { actionsOf, itemOf, NONE } from './actions';
import { FirstHour } from './FirstHour';
import { GridView } from './GridView';
import { usePhases } from './usePhases';
import { useRoles } from './useRoles';

/** In the address, where nothing means the first scenario. */
const EVERY = 'tutti';

/** Brings the actions of another scenario here, as one change. */
function CopyFrom({
  records,
  scenarios,
  here,
}: {
  records: readonly PlanRecord[];
  scenarios: readonly PlanRecord[];
  here: string;
}) {
  const { id: plan } = usePlan();
  const work = useWork();
  const say = useSayDone();
  const others = [
    ...scenarios.map((one) => ({ id: one.id, name: one.title })),
    { id: NONE, name: t('grid.every') },
  ]
    .filter((one) => one.id !== here)
    .map((one) => ({ ...one, actions: actionsOf(records, one.id) }))
    .filter((one) => one.actions.length > 0);
  if (others.length === 0) return null;
  const copy = async (from: string) => {
    const other = others.find((one) => one.id === from);
    if (!other) return;
    const ids = other.actions.map((item) => item.id);
    const copies = await work(() => call('copy_actions', { plan, ids, fields: [['scenario_id', here]] }));
    if (copies) say(t('grid.copied', { scenario: other.name, count: ids.length }));
  };
  return (
    <MenuButton
      kind="quiet"
      icon="copy"
      label={t('grid.from_scenario')}
      items={others.map((one) => ({
        // A menu needs a name for each entry, and none is one.
        id: one.id || EVERY,
        name: one.name,
        detail: t('grid.from_count', { count: one.actions.length }),
      }))}
      onAction={(id) => void copy(id === EVERY ? NONE : id)}
    />
  );
}

/** Who does what, phase by phase. */
export function GridScreen() {
  const { id: plan, card, writable } = usePlan();
  const { data: start } = useStart();
  const go = useGo();
  const { room } = useFrame();
  const { scenario: asked } = useSearch({ strict: false }) as { scenario?: string };
  const [view, setView] = useRemembered('grid-view', 'grid');
  const { data: records, error, refetch } = useRecords(plan, 'action');
  const { data: scenarios } = useRecords(plan, 'scenario');
  const [narrowPhase, setNarrowPhase] = useState<string>();
  const here =
    asked === EVERY ? NONE : (scenarios?.find((one) => one.id === asked)?.id ?? scenarios?.[0]?.id ?? NONE);
  const scenario = scenarios?.find((one) => one.id === here);
  const phases = usePhases(scenario);
  const roles = useRoles();
  const items = useMemo(() => actionsOf(records ?? [], here), [records, here]);
  const common = useMemo(
    () => (here === NONE ? [] : (records ?? []).map(itemOf).filter((item) => item.scenario === NONE)),
    [records, here],
  );
  const isNarrow = room === 'narrow' || room === 'phone';
  const onlyPhase =
    phases.find((phase) => phase.id === narrowPhase) ??
    phases.find((phase) => items.some((item) => item.phase === phase.id)) ??
    phases[0];
  const isHour = view === 'hour';
  const name = scenario?.title ?? t('grid.every');

  return (
    <div className="grid-screen" data-view={view}>
      <div className="screen-head">
        <h1>{t('grid.title')}</h1>
        {records && scenarios && (
          <Toolbar label={t('grid.commands')}>
            {writable && <CopyFrom records={records} scenarios={scenarios} here={here} />}
            {writable && (
              <AppLink kind="quiet" href={links.model(plan)}>
                {t('grid.model')}
              </AppLink>
            )}
            <AppLink kind="quiet" icon="files" href={links.forms(plan, 'intervention')}>
              {t('grid.forms')}
            </AppLink>
            <Btn kind="quiet" icon="print" onPress={() => void platform.print()}>
              {t('grid.print')}
            </Btn>
          </Toolbar>
        )}
      </div>
      {error && !records && <ErrorBox message={message(error)} onRetry={() => void refetch()} />}
      {(!records || !scenarios) && !error && <p role="status">{t('grid.loading')}</p>}
      {records && scenarios && (
        <>
          <Toolbar label={t('grid.shown')}>
            <ChoiceField
              label={t('grid.scenario')}
              name="scenario"
              value={here || EVERY}
              options={[
                ...scenarios.map((one) => ({ id: one.id, name: one.title })),
                { id: EVERY, name: t('grid.every') },
              ]}
              onChange={(id) => go(links.grid(plan, id || undefined), { replace: true })}
            />
            <RadioGroupField
              label={t('grid.views')}
              name="view"
              value={isHour ? 'hour' : 'grid'}
              options={[
                { id: 'grid', name: t('grid.view_grid') },
                { id: 'hour', name: t('grid.view_hour') },
              ]}
              onChange={setView}
            />
          </Toolbar>
          {!isHour && (
            <p className="grid-printed">
              <strong>{name}</strong>{' '}
              {t('grid.hour.printed', { commune: card.commune, date: date(start?.today) })}
            </p>
          )}
          {roles.length === 0 && records.length === 0 ? (
            <EmptyState
              title={t('grid.empty.no_roles_title')}
              text={t('grid.empty.no_roles_text')}
              actions={
                <AppLink kind="primary" href={links.unit(plan)}>
                  {t('grid.empty.to_unit')}
                </AppLink>
              }
            />
          ) : isHour ? (
            <FirstHour items={[...items, ...common]} scenario={name} roles={roles} phases={phases} />
          ) : (
            <>
              {items.length === 0 && <p className="grid-common">{t('grid.empty.text')}</p>}
              {common.length > 0 && (
                <p className="grid-common">
                  {t('grid.common', { count: common.length })}{' '}
                  <AppLink href={links.grid(plan, EVERY)}>{t('grid.show_common')}</AppLink>
                </p>
              )}
              {isNarrow && onlyPhase && (
                <ChoiceField
                  label={t('grid.phase')}
                  name="only_phase"
                  isShort
                  value={onlyPhase.id}
                  options={phases}
                  onChange={setNarrowPhase}
                />
              )}
              <GridView
                key={here}
                scenario={here}
                items={items}
                roles={roles}
                phases={phases}
                shownPhases={isNarrow && onlyPhase ? [onlyPhase] : phases}
              />
            </>
          )}
        </>
      )}
    </div>
  );
}
