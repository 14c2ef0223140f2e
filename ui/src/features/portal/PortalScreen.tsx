import './portal.css';
import { Banner, EmptyState, ErrorBox } from '@kit';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { message } from '@/api/fault';
import { useSaving } from '@/api/saving';
import type { Portal } from '@/api/wire';
import { useCommand } from '@/app/commands';
import { useCompanion } from '@/app/companion';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import { ItemList } from './ItemList';
import { Faults, PortalFoot } from './PortalFoot';
import { PortalTitle, SectionChoice } from './PortalHead';
import { usePortal } from './usePortal';
import { useShapeCopy } from './useShapeCopy';
import { useWalk } from './useWalk';
import { ValueCard } from './ValueCard';

/** The desktop does not keep a window on top: how to put two side by side, until the person has read it. */
function SideBySide() {
  const { isOn, canStayOnTop } = useCompanion();
  const [read, setRead] = useRemembered('companion_keys', 'no');
  if (!isOn || canStayOnTop || read === 'yes') return null;
  return (
    <Banner severity="info" onClose={() => setRead('yes')}>
      {t('portal.companion.cannot', {
        here: t('portal.companion.here'),
        there: t('portal.companion.there'),
      })}
    </Banner>
  );
}

/** Puts the focus on the button to copy: at the beginning, and when the window comes to the front. */
function useReady() {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The values come a moment after the screen: who has gone on to something of it meanwhile stays there.
    const began = document.activeElement;
    const isElsewhere =
      document.getElementById('pp-main')?.contains(began) && began?.matches('button, input, select, a');
    if (!isElsewhere && !document.querySelector('[role=dialog]')) button.current?.focus();
    const onFront = () => {
      const here = document.activeElement;
      // In the whole window the person may have been anywhere.
      if (!useCompanion.getState().isOn && here !== document.body) return;
      const isTyping = here?.matches('input, select, textarea, [role=menuitem]');
      if (!isTyping && !document.querySelector('[role=dialog]')) button.current?.focus();
    };
    window.addEventListener('focus', onFront);
    return () => window.removeEventListener('focus', onFront);
  }, []);
  return button;
}

function Values({ portal }: { portal: Portal }) {
  const { writable } = usePlan();
  const walk = useWalk(portal);
  const shape = useShapeCopy(portal, walk);
  const copyButton = useReady();
  const next = walk?.next;
  useCommand('next', next);
  // Ctrl+Invio on a button would press it too.
  const onKey = useCallback(
    (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      // A key held down would tick what nobody has read.
      if (!event.repeat) next?.();
    },
    [next],
  );
  // What was chosen in the list is ready to be copied.
  const open = (id: string) => {
    walk?.open(id);
    copyButton.current?.focus();
  };
  if (!walk) return <EmptyState title={t('portal.empty_title')} text={t('portal.empty_text')} />;
  const { section, item } = walk.spot;
  const isAll = portal.all > 0 && portal.done === portal.all;
  return (
    <div className="portal-values" onKeyDownCapture={onKey}>
      <SectionChoice portal={portal} here={section.code} onOpen={walk.openSection} />
      {isAll && <Banner severity="success">{t('portal.all_done', { all: portal.all })}</Banner>}
      <ValueCard walk={walk} shape={shape} copyButton={copyButton} />
      <section className="portal-beside" aria-label={t('portal.list.title')}>
        <Faults key={section.code} section={section} />
        <ItemList section={section} here={item.id} onOpen={open} />
      </section>
      {!writable && <p className="portal-note portal-reading">{t('portal.reading')}</p>}
      <PortalFoot portal={portal} walk={walk} />
    </div>
  );
}

/** The plan in the order of the portal, one value to copy at a time. */
export function PortalScreen() {
  const { id } = usePlan();
  const isAlone = useCompanion((state) => state.isOn);
  const { data: portal, error, refetch } = usePortal(id);
  const underway = useSaving((saving) => saving.underway);
  return (
    <div className={isAlone ? 'portal portal-alone' : 'portal'} data-underway={underway}>
      <PortalTitle portal={portal} />
      <SideBySide />
      {portal?.isDraft && <Banner severity="avviso">{t('portal.draft')}</Banner>}
      {error && !portal && (
        <ErrorBox title={t('portal.failed')} message={message(error)} onRetry={() => void refetch()} />
      )}
      {!portal && !error && <p role="status">{t('portal.loading')}</p>}
      {portal && <Values portal={portal} />}
    </div>
  );
}
