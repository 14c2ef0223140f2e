import './import.css';
import './columns.css';
import './trial.css';
import './layer.css';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { ChooseFile } from './ChooseFile';
import { DocumentFile } from './DocumentFile';
import { FileName } from './FileHead';
import { useImporting } from './importing';
import { PackageFile } from './PackageFile';
import { Report } from './Report';
import { Steps } from './Steps';
import { TryAndImport } from './TryAndImport';
import { useLook } from './useLook';

/** What an office already has comes in: the file, its columns, the trial, what came of it. */
export function ImportScreen() {
  const { id } = usePlan();
  const { kind } = useSearch({ strict: false }) as { kind?: string };
  const now = useImporting();
  // What was begun in another plan does not come into this one.
  const { file, asked, done } =
    now.plan === id ? now : { file: undefined, asked: undefined, done: undefined };
  useEffect(() => {
    if (now.plan !== id) useImporting.setState({ plan: id }, true);
  }, [now.plan, id]);
  const look = useLook(kind);
  const heading = useRef<HTMLHeadingElement>(null);
  const isTried = file?.what === 'list' || file?.what === 'layer';
  return (
    <div className="import">
      <header className="import-top">
        <h1>{t('import.title')}</h1>
        <Steps here={done ? ['done'] : isTried ? ['columns', 'trial'] : ['file']} />
        {isTried && !done && file && <FileName file={file} asked={asked} heading={heading} />}
      </header>
      {!file && <ChooseFile look={look} kind={kind} />}
      {file?.what === 'package' && <PackageFile file={file} />}
      {file?.what === 'document' && <DocumentFile file={file} />}
      {file && done && asked && <Report file={file} asked={asked} done={done} />}
      {file && isTried && !done && <TryAndImport file={file} asked={asked} heading={heading} />}
    </div>
  );
}
