import { Disclosure, DisclosureGroup, ErrorBox } from '@kit';
import { useEffect, useRef, useState } from 'react';
import { message } from '@/api/fault';
import type { CopyPart } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import type { FolderReader } from './readers';
import { useCopyRead } from './useFolderPreview';

/** The copy as its readers will see it: first what is left out, then the rest, kind by kind. */
export function CopyPreview({ reader }: { reader: FolderReader }) {
  const { id } = usePlan();
  const { data, error } = useCopyRead(id, reader);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="export-preview" aria-labelledby="export-preview">
      <h2 id="export-preview" tabIndex={-1} ref={heading}>
        {t(`export.preview.${reader}`)}
      </h2>
      {error && <ErrorBox title={t('export.preview.failed')} message={message(error)} />}
      {!data && !error && <p className="pp-quiet">{t('export.preview.reading')}</p>}
      {data && (
        <div className="export-preview-columns">
          <div>
            <h3>{t('export.preview.hidden')}</h3>
            {data.hidden.length === 0 && <p>{t('export.preview.hidden_none')}</p>}
            <ul className="export-plain-list">
              {data.hidden.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
          <div>
            <h3>{t('export.preview.shown')}</h3>
            <DisclosureGroup>
              {data.parts.map((part) => (
                <Part key={part.kind} part={part} />
              ))}
            </DisclosureGroup>
          </div>
        </div>
      )}
    </section>
  );
}

/** Drawn when it is opened: a plan has hundreds of records. */
function Part({ part }: { part: CopyPart }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure
      level={4}
      title={part.name}
      aside={<span className="pp-quiet">{part.records.length}</span>}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      {isOpen &&
        part.records.map(({ id, title, values }) => (
          <article key={id} className="export-seen">
            <h5>{title || t('export.preview.untitled')}</h5>
            {values.length === 0 && <p className="pp-quiet">{t('export.preview.bare')}</p>}
            <dl>
              {values.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </article>
        ))}
    </Disclosure>
  );
}
