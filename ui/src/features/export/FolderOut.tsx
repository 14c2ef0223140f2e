import { announce, Btn, focusField, SeverityMark } from '@kit';
import { type ReactNode, useRef, useState } from 'react';
import { call } from '@/api/client';
import { settled } from '@/api/typing';
import type { Exported } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { useLongWork } from '@/app/useLongWork';
import { WorkState } from '@/app/WorkState';
import { t } from '@/texts';
import { CanExport } from './CanExport';
import { CopyPreview } from './CopyPreview';
import { ExportedBox } from './ExportedBox';
import { FolderField } from './FolderField';
import { FolderSees } from './FolderSees';
import { FolderWhat } from './FolderWhat';
import { PassphraseFields } from './PassphraseFields';
import { OPEN, useWeight, wanting } from './passphrase';
import { Recipient } from './Recipient';
import type { FolderReader } from './readers';
import { keepRecipient, useRecipients } from './recipients';
import { useFolderPreview } from './useFolderPreview';
import { wentOut } from './useRegister';

export interface FolderOutProps {
  reader: FolderReader;
  /** The choice of the readers, which stands first among the boxes. */
  readers: ReactNode;
}

/** The folder of a copy: what it holds, whether it is final, who sees what, where it goes, and making it. */
export function FolderOut({ reader, readers }: FolderOutProps) {
  const { id, archive } = usePlan();
  const preview = useFolderPreview(id, reader);
  const [folder, setFolder] = useRemembered('export_folder', archive.folder);
  const [typed, setTyped] = useState<string>();
  const [recipient, setRecipient] = useState('');
  const recipients = useRecipients();
  const [closing, setClosing] = useState(OPEN);
  const weight = useWeight(closing.phrase);
  const [wants, setWants] = useState<'phrase' | 'again' | 'folder'>();
  const [isReading, setReading] = useState(false);
  const [wasStopped, setStopped] = useState(false);
  const [done, setDone] = useState<Exported>();
  const final = useRef<HTMLButtonElement>(null);
  const draft = useRef<HTMLButtonElement>(null);
  const starter = useRef<HTMLButtonElement>(null);
  const work = useLongWork(starter);
  const isHeld = reader === 'operativa' && archive.held !== null;
  const isStopped = (preview.data?.stops.length ?? 0) > 0;
  const out = typed ?? folder;

  const missing = () => wanting(closing, weight) ?? (out.trim() ? undefined : 'folder');
  const export_ = async (asDraft: boolean) => {
    if (work.step) return;
    const what = missing();
    setWants(what);
    if (what) {
      focusField(what === 'folder' ? 'folder' : what === 'phrase' ? 'passphrase' : 'passphrase_again');
      return;
    }
    if (isStopped && !asDraft) {
      setStopped(true);
      document.getElementById('export-can')?.focus();
      announce(t('export.do.stopped'));
      return;
    }
    setStopped(false);
    starter.current = asDraft ? draft.current : final.current;
    await settled();
    setDone(undefined);
    const passphrase = closing.isOn ? closing.phrase : '';
    const asked = { plan: id, class: reader, out: out.trim(), draft: asDraft, recipient, passphrase };
    const told = await work.run(t('export.do.working'), (options) => call('export_folder', asked, options));
    if (!told) return;
    setDone(told);
    setClosing(OPEN);
    if (out.trim() !== folder) setFolder(out.trim());
    keepRecipient(recipients, recipient);
    void wentOut(id);
  };

  return (
    <>
      <div className="export-boxes">
        {readers}
        <FolderWhat preview={preview.data} error={preview.error} />
        <CanExport preview={preview.data} isHeld={isHeld} />
        <FolderSees
          reader={reader}
          preview={preview.data}
          isReading={isReading}
          onRead={() => setReading(!isReading)}
        >
          {reader === 'operativa' && !isHeld && (
            <PassphraseFields
              value={closing}
              onChange={setClosing}
              weight={weight}
              wants={wants === 'folder' ? undefined : wants}
            />
          )}
        </FolderSees>
      </div>
      {isReading && <CopyPreview reader={reader} />}
      {!isHeld && (
        <div className="export-out">
          <FolderField value={out} onChange={setTyped} isMissing={wants === 'folder'} />
          <Recipient value={recipient} onChange={setRecipient} known={recipients} />
          <div className="export-work">
            <WorkState work={work} cancelled={t('export.do.cancelled')} failed={t('export.do.failed')} />
          </div>
          <div className="export-do">
            {wasStopped && isStopped ? (
              <p className="export-answer export-hint" data-stopped>
                <SeverityMark severity="errore" size={16} />
                <span>{t('export.do.stopped')}</span>
              </p>
            ) : (
              <span className="export-hint export-path">
                {preview.data && t('export.out.name', { name: preview.data.name })}
              </span>
            )}
            <Btn
              kind={isStopped && !done ? 'primary' : 'plain'}
              icon="download"
              ref={draft}
              onPress={() => void export_(true)}
            >
              {t('export.do.draft')}
            </Btn>
            <Btn
              kind={isStopped || done ? 'plain' : 'primary'}
              icon="download"
              ref={final}
              onPress={() => void export_(false)}
            >
              {t(`export.do.${reader}`)}
            </Btn>
          </div>
        </div>
      )}
      {done && <ExportedBox reader={reader} done={done} />}
    </>
  );
}
