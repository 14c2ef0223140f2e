import { announce, Btn, Icon } from '@kit';
import { type ReactNode, useEffect, useRef } from 'react';
import { platform } from '@/platform';
import { t } from '@/texts';

export interface DoneBoxProps {
  title: string;
  /** The whole path of what was written. */
  place: string;
  placeName: string;
  /** Three words and a number. */
  code: string;
  content: ReactNode;
  /** The whole fingerprint, for programs. */
  print: string;
  notes: readonly string[];
}

/** What was written, where, and the code that is read on the telephone. */
export function DoneBox({ title, place, placeName, code, content, print, notes }: DoneBoxProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.closest('section')?.scrollIntoView?.({ block: 'nearest' });
    announce(t('export.done.said', { what: title, code }));
  }, [title, code]);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    announce(t('export.done.copied', { code }));
  };
  return (
    <section className="export-done" aria-labelledby="export-done">
      <h2 id="export-done" ref={heading} tabIndex={-1}>
        <Icon name="check-circle" />
        {title}
      </h2>
      <div className="export-code">
        <p>
          <span className="export-code-name">{t('export.done.code')}</span>{' '}
          <strong className="export-code-words">{code}</strong>
        </p>
        <div className="pp-actions">
          <Btn icon="copy" onPress={() => void copy()}>
            {t('export.done.copy')}
          </Btn>
          <Btn icon="folder" onPress={() => void platform.showInFolder(place)}>
            {t('export.done.open')}
          </Btn>
        </div>
      </div>
      <p>{t('export.done.telephone')}</p>
      {notes.length > 0 && (
        <ul className="export-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <dl className="export-facts">
        <div>
          <dt>{placeName}</dt>
          <dd className="export-path">{place}</dd>
        </div>
        <div>
          <dt>{t('export.done.content')}</dt>
          <dd>{content}</dd>
        </div>
        <div>
          <dt>{t('export.done.print')}</dt>
          <dd>
            <code className="export-print">{print}</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}
