import './head.css';
import './unit.css';
import './forms.css';
import './calls.css';
import { announce, Btn, CheckField, EmptyState, ErrorBox, Toolbar } from '@kit';
import { useRef, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { useCalls, useStart, useUndoState } from '@/api/queries';
import type { CallLine, CallSheet } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { date } from '@/app/format';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useTurnPlan } from '@/app/useTurnPlan';
import { useSayDone, useWork } from '@/app/useWork';
import { platform } from '@/platform';
import { t } from '@/texts';
import { CallRows } from './CallRows';
import { CurrentCall } from './CurrentCall';
import { FromPaper } from './FromPaper';
import { PaperSheet } from './PaperSheet';
import { after, currentOf, round } from './round';

/** Today's calls, with the way back from the last one while nothing else was done since: `last` names it. */
function Today({ lines, last }: { lines: readonly CallLine[]; last: string | undefined }) {
  const { id, writable } = usePlan();
  const { data: state } = useUndoState(id);
  const turn = useTurnPlan();
  const called = lines.filter((line) => line.outcome);
  if (called.length === 0) return null;
  return (
    <section className="unit-today" aria-labelledby="unit-today">
      <h2 id="unit-today">{t('unit.call.today')}</h2>
      <ul>
        {called.map((line) => (
          <li key={line.id}>
            <strong>{line.name}</strong> {line.outcome}
          </li>
        ))}
      </ul>
      {writable && state?.undo && state.undo === last && (
        <Btn
          size="small"
          icon="undo"
          aria-label={t('unit.call.undo_hint', { what: state.undo })}
          onPress={() => void turn('undo')}
        >
          {t('unit.call.undo_last')}
        </Btn>
      )}
    </section>
  );
}

function Round({ sheet }: { sheet: CallSheet }) {
  const { id: plan, writable } = usePlan();
  const { data: start } = useStart();
  const kinds = useKinds();
  const work = useWork();
  const say = useSayDone();
  const [isOnlyDue, setOnlyDue] = useState(sheet.toVerify > 0);
  const [isPaper, setPaper] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const [last, setLast] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const lines = round(sheet.lines, isOnlyDue);
  const current = currentOf(lines, chosen);
  const telephone = kinds.list('VERIFICATION_METHOD')[0]?.code ?? '';

  const choose = (id: string | undefined) => {
    setChosen(id);
    // The next name is read aloud, and Ctrl+Invio is for it.
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('h2')?.focus());
  };
  const keepLast = async () => setLast((await call('undo_state', { plan })).undo ?? undefined);
  const tell = async (outcome: 'answered' | 'no_answer', contacts: string[], note: string) => {
    if (!current || !start) return;
    const next = after(lines, current.id);
    const done = await work(() =>
      call('called', {
        plan,
        line: current.id,
        contacts,
        on: start.today,
        outcome,
        method: outcome === 'answered' ? telephone : '',
        note,
      }),
    );
    if (!done) return;
    await keepLast();
    announce(t(outcome === 'answered' ? 'unit.call.marked' : 'unit.call.tried', { name: current.name }));
    choose(next);
  };
  const fromPaper = async (contacts: string[], on: string, method: string) => {
    const done = await work(() =>
      call('called', { plan, contacts, on, outcome: 'answered', method, note: '' }),
    );
    if (!done) return;
    await keepLast();
    setPaper(false);
    say(t('unit.call.paper.done', { count: contacts.length }));
  };

  return (
    <>
      <div className="screen-head">
        <h1>{t('unit.call.title')}</h1>
        <Toolbar label={t('unit.call.commands')}>
          <CheckField
            label={t('unit.call.only')}
            name="only_due"
            value={isOnlyDue}
            onChange={(isOnly) => setOnlyDue(isOnly)}
          />
          {writable && (
            <Btn icon="pencil" aria-expanded={isPaper} onPress={() => setPaper(!isPaper)}>
              {t('unit.call.from_paper')}
            </Btn>
          )}
          <Btn icon="print" onPress={() => void platform.print()}>
            {t('unit.call.print')}
          </Btn>
          <AppLink kind="quiet" href={links.unit(plan)}>
            {t('unit.call.board')}
          </AppLink>
        </Toolbar>
      </div>
      <p className="unit-summary">
        {t('unit.call.left', { count: sheet.toVerify, total: sheet.lines.length })}
        {'. '}
        {t('unit.call.every', { months: sheet.everyMonths })}
      </p>
      {!writable && <p>{t('unit.call.reading_only')}</p>}
      {isPaper ? (
        <FromPaper
          lines={lines}
          onDo={(...told) => void fromPaper(...told)}
          onClose={() => setPaper(false)}
        />
      ) : current ? (
        <div ref={place}>
          <CurrentCall key={current.id} line={current} onOutcome={(...told) => void tell(...told)} />
          <CallRows lines={lines.filter((line) => line.id !== current.id)} onChoose={choose} />
        </div>
      ) : (
        <EmptyState
          title={t('unit.call.done_title')}
          text={
            sheet.nextDue
              ? `${t('unit.call.done_next', { date: date(sheet.nextDue) })} ${t('unit.call.done_text')}`
              : t('unit.call.done_text')
          }
        />
      )}
      <Today lines={sheet.lines} last={last} />
      <PaperSheet lines={lines} />
    </>
  );
}

/** The round of calls: who to call, and how it went. */
export function CallsScreen() {
  const { id } = usePlan();
  const { data: sheet, error, refetch } = useCalls(id);
  return (
    <div className="unit unit-calls">
      {!(sheet && sheet.lines.length > 0) && <h1>{t('unit.call.title')}</h1>}
      {error && !sheet && <ErrorBox message={message(error)} onRetry={() => void refetch()} />}
      {!sheet && !error && <p role="status">{t('unit.call.loading')}</p>}
      {sheet && sheet.lines.length > 0 && <Round sheet={sheet} />}
      {sheet && sheet.lines.length === 0 && (
        <EmptyState
          title={t('unit.call.empty_title')}
          text={t('unit.call.empty_text')}
          actions={
            <AppLink kind="primary" href={links.unit(id)}>
              {t('unit.call.board')}
            </AppLink>
          }
        />
      )}
    </div>
  );
}
