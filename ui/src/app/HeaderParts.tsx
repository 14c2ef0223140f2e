import { applyLook, Icon, IconBtn, type Look, MenuButton } from '@kit';
import { useStart, useUndoState } from '@/api/queries';
import { useSaving } from '@/api/saving';
import { t } from '@/texts';
import { moment, stateWords, time } from './format';
import { links } from './links';
import { usePlan } from './plan';
import { useRemembered } from './remember';
import { useGo } from './useGo';
import { useTurnPlan } from './useTurnPlan';
import { openKeys, openSearch } from './windows';
import { nextZoom, setZoom } from './zoom';

/** Which plan, in which state. */
export function HeaderStart() {
  const { card } = usePlan();
  const { data: start } = useStart();
  const go = useGo();
  const others = start?.plans ?? [];
  return (
    <>
      <MenuButton
        kind="quiet"
        label={card.commune}
        name={`${card.commune}. ${t('app.header.switch')}`}
        items={[
          ...others.map((plan) => ({ id: plan.id, name: plan.commune, detail: plan.stateLabel })),
          { id: 'plans', name: t('app.nav.plans'), startsGroup: true },
        ]}
        onAction={(id) => go(id === 'plans' ? links.plans() : links.home(id))}
      />
      <span className="app-state">{stateWords({ ...card, stateLabel: card.stateLabel.toLowerCase() })}</span>
    </>
  );
}

export function HeaderMiddle() {
  return (
    <button type="button" className="app-search" onClick={openSearch}>
      <Icon name="search" size={18} />
      <span>{t('app.header.search')}</span>
      <kbd>{t('app.header.search_keys')}</kbd>
    </button>
  );
}

/** "Salvato 10:42": told, never asked for. */
function SaveState() {
  const { savedAt, failure, underway } = useSaving();
  const text = failure
    ? t('app.save.failed')
    : savedAt
      ? t('app.save.saved', { time: time(savedAt) })
      : t('app.save.saved_none');
  return (
    <span
      className="app-saved"
      data-failed={failure ? true : undefined}
      data-underway={underway}
      title={savedAt && moment(savedAt)}
      role={failure ? 'alert' : undefined}
    >
      <Icon name={failure ? 'warning-circle' : 'check'} size={18} />
      <span className="app-saved-words">{text}</span>
    </span>
  );
}

export function HeaderEnd() {
  const { id, writable } = usePlan();
  const { data: state } = useUndoState(id);
  const turn = useTurnPlan();
  return (
    <>
      {writable && (
        <>
          <IconBtn
            icon="undo"
            name={
              state?.undo ? t('app.header.undo_what', { what: state.undo }) : t('app.header.undo_nothing')
            }
            isDisabled={!state?.undo}
            onPress={() => void turn('undo')}
          />
          <IconBtn
            icon="redo"
            name={
              state?.redo ? t('app.header.redo_what', { what: state.redo }) : t('app.header.redo_nothing')
            }
            isDisabled={!state?.redo}
            onPress={() => void turn('redo')}
          />
          <SaveState />
        </>
      )}
      <PersonMenu />
    </>
  );
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

function PersonMenu() {
  const { data: start } = useStart();
  const { id } = usePlan();
  const go = useGo();
  const [look, setLook] = useRemembered('look', 'system');
  const [zoom] = useRemembered('zoom', '100');
  const name = start?.person?.name ?? '';
  const looks: Look[] = ['system', 'light', 'dark'];
  const act = (action: string) => {
    if (action === 'settings') go(links.settings(id));
    else if (action === 'keys') openKeys();
    else if (action === 'in') setZoom(nextZoom(Number(zoom), 1));
    else if (action === 'out') setZoom(nextZoom(Number(zoom), -1));
    else {
      applyLook(action as Look);
      setLook(action);
    }
  };
  return (
    <MenuButton
      kind="quiet"
      label={initials(name) || '?'}
      name={t('app.header.person', { name })}
      items={[
        { id: 'settings', name: t('app.header.settings') },
        ...looks.map((each, at) => ({
          id: each,
          name: t(`app.header.look_${each}`),
          detail: each === look ? t('app.header.look') : undefined,
          startsGroup: at === 0,
        })),
        { id: 'in', name: t('app.header.zoom_in'), keys: 'Ctrl +', startsGroup: true },
        { id: 'out', name: t('app.header.zoom_out'), keys: 'Ctrl −' },
        { id: 'keys', name: t('app.header.keys'), keys: 'F1', startsGroup: true },
      ]}
      onAction={act}
    />
  );
}
