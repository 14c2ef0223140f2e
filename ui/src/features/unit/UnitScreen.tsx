import './head.css';
import './unit.css';
import './forms.css';
import { Btn, ErrorBox, MenuButton, Toolbar } from '@kit';
import { useEffect, useRef, useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { useUnit } from '@/api/queries';
import type { UnitBoard } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useSayDone, useWork } from '@/app/useWork';
import { platform } from '@/platform';
import { t } from '@/texts';
import { Board } from './Board';
import { RenewForm } from './RenewForm';

/** The counts of the board in one line. */
function Summary({ board }: { board: UnitBoard }) {
  const counts = [
    t('unit.summary.core', { filled: board.coreFilled, core: board.core }),
    ...(board.withoutDeputy ? [t('unit.summary.without_deputy', { count: board.withoutDeputy })] : []),
    ...(board.expiring ? [t('unit.summary.expiring', { count: board.expiring })] : []),
    ...(board.toVerify ? [t('unit.summary.to_verify', { count: board.toVerify })] : []),
  ];
  return <p className="unit-summary">{counts.join(' · ')}</p>;
}

/** Adds one of the roles of the list that the unit does not have. */
function AddRole({ board }: { board: UnitBoard }) {
  const { id: plan } = usePlan();
  const work = useWork();
  const say = useSayDone();
  const add = async (roleCode: string) => {
    const added = await work(() => call('add_role', { plan, roleCode }));
    if (added) say(t('unit.role.added', { role: added.title }));
  };
  return (
    <MenuButton
      label={t('unit.role.add')}
      icon="plus"
      items={board.missing.map(([code, label]) => ({ id: code, name: label }))}
      onAction={(code) => void add(code)}
    />
  );
}

function Commands({ onRenew, board }: { onRenew: () => void; board: UnitBoard }) {
  const { id, writable } = usePlan();
  return (
    <Toolbar label={t('unit.commands')}>
      <AppLink kind="plain" icon="telephone" href={links.calls(id)}>
        {t('unit.calls')}
      </AppLink>
      {writable && board.roles.length > 0 && (
        <Btn icon="refresh" onPress={onRenew}>
          {t('unit.renew')}
        </Btn>
      )}
      <Btn kind="quiet" icon="print" onPress={() => void platform.print()}>
        {t('unit.print')}
      </Btn>
      <AppLink kind="quiet" icon="files" href={links.forms(id, 'crisis_unit')}>
        {t('unit.forms')}
      </AppLink>
    </Toolbar>
  );
}

/** Who does what in the emergency: the crisis unit as a board. */
export function UnitScreen() {
  const { id, writable } = usePlan();
  const { data: board, error, refetch } = useUnit(id);
  const [isRenewing, setRenewing] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  const wasRenewing = useRef(isRenewing);
  useEffect(() => {
    if (wasRenewing.current === isRenewing) return;
    wasRenewing.current = isRenewing;
    head.current?.focus();
  }, [isRenewing]);

  const isShown = board !== undefined && !isRenewing;
  return (
    <div className="unit">
      <div className="screen-head">
        <h1 tabIndex={-1} ref={head}>
          {isRenewing ? t('unit.renewal.title') : t('unit.title')}
        </h1>
        {isShown && <Commands board={board} onRenew={() => setRenewing(true)} />}
      </div>
      {error && !board && <ErrorBox message={message(error)} onRetry={() => void refetch()} />}
      {!board && !error && <p role="status">{t('unit.loading')}</p>}
      {board && isRenewing && <RenewForm board={board} onClose={() => setRenewing(false)} />}
      {isShown && (
        <>
          <Summary board={board} />
          {board.roles.length === 0 && <p>{t('unit.empty')}</p>}
          <Board board={board} />
          {board.missing.length > 0 && (
            <div className="unit-foot">
              <span>{t('unit.role.missing', { count: board.missing.length })}</span>
              {writable && <AddRole board={board} />}
            </div>
          )}
        </>
      )}
    </div>
  );
}
