import { announce, Btn, notify, PopoverButton } from '@kit';
import { useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import type { MappingInstalled, Portal } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { platform } from '@/platform';
import { t } from '@/texts';
import { portalChanged } from './usePortal';

/** A mapping that was read and waits for a word. */
interface Read {
  file: string;
  told: MappingInstalled;
}

/** The list to print, and the mapping: which one it is, that it is not official, and how to take another. */
export function MoreMenu({ portal }: { portal: Portal }) {
  const { id: plan, card } = usePlan();
  const [read, setRead] = useState<Read>();
  const [failure, setFailure] = useState<string>();

  const saveDossier = async (close: () => void) => {
    const name = t('portal.more.dossier_name', { commune: card.commune });
    const out = await platform.chooseSave(name, 'page');
    if (!out) return;
    close();
    try {
      const { file, sections, items } = await call('save_dossier', { plan, class: 'riservata', out });
      notify({
        text: t('portal.more.dossier_saved', { sections, items }),
        action: { label: t('portal.shape.show'), onPress: () => void platform.showInFolder(file) },
      });
    } catch (error) {
      notify({ text: message(error) });
    }
  };
  const look = async () => {
    const file = await platform.chooseFile('portal_mapping');
    if (!file) return;
    setRead(undefined);
    setFailure(undefined);
    try {
      setRead({ file, told: await call('install_mapping', { file, install: false }) });
    } catch (error) {
      setFailure(message(error));
    }
  };
  const install = async (close: () => void) => {
    if (!read) return;
    try {
      const told = await call('install_mapping', { file: read.file, install: true });
      await portalChanged(plan);
      setRead(undefined);
      close();
      notify({
        text: t(told.inForce ? 'portal.more.installed' : 'portal.more.not_in_force', {
          edition: told.edition,
        }),
      });
    } catch (error) {
      setFailure(message(error));
    }
  };

  return (
    <PopoverButton
      label={t('portal.more.open')}
      title={t('portal.more.title')}
      button={{ size: 'small', kind: 'quiet', icon: 'more-items' }}
    >
      {(close) => (
        <div className="portal-more">
          <Btn size="small" icon="print" onPress={() => void saveDossier(close)}>
            {t('portal.more.dossier')}
          </Btn>
          <h2>{t('portal.more.mapping')}</h2>
          <p>
            {portal.mapping} <strong>{t('portal.more.unofficial')}</strong>
          </p>
          <p className="pp-quiet portal-mapping-note">{portal.mappingNote}</p>
          <FaultList faults={portal.faults} />
          <Btn size="small" icon="folder" onPress={() => void look()}>
            {t('portal.more.other')}
          </Btn>
          {failure && <p role="alert">{failure}</p>}
          {read && (
            <div role="status" className="portal-read">
              <p>
                <strong>{t('portal.more.read', { edition: read.told.edition })}</strong>{' '}
                {read.told.faults.length === 0
                  ? t('portal.more.sound')
                  : read.told.faults.length === 1
                    ? t('portal.more.with_fault')
                    : t('portal.more.with_faults', { count: read.told.faults.length })}
              </p>
              <FaultList faults={read.told.faults} />
              <div className="portal-long-does">
                <Btn size="small" kind="primary" onPress={() => void install(close)}>
                  {t('portal.more.use')}
                </Btn>
                <Btn
                  size="small"
                  kind="quiet"
                  onPress={() => {
                    setRead(undefined);
                    announce(t('portal.more.leave'));
                  }}
                >
                  {t('portal.more.leave')}
                </Btn>
              </div>
            </div>
          )}
        </div>
      )}
    </PopoverButton>
  );
}

function FaultList({ faults }: { faults: readonly string[] }) {
  if (faults.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keys
    <section className="portal-fault-list" tabIndex={0} aria-label={t('portal.more.faults')}>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </section>
  );
}
