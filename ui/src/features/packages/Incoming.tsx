import { announce, Badge, Icon } from '@kit';
import { useEffect, useRef } from 'react';
import type { PackageContent } from '@/api/wire';
import { t } from '@/texts';
import { attachments, records } from './counts';
import { fileName } from './measures';
import { Outcome } from './Outcome';
import { Scenarios } from './Scenarios';

export interface IncomingProps {
  file: string;
  content: PackageContent;
}

/** What a sound package holds, and what can be done with it. */
export function Incoming({ file, content }: IncomingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const title = t('packages.open.from', { commune: content.commune });
  useEffect(() => {
    heading.current?.focus();
    announce(`${t('packages.open.sound')}. ${title}`);
  }, [title]);
  return (
    <>
      <section className="packages-box" aria-labelledby="packages-incoming">
        <p className="packages-answer" data-good>
          <Icon name="check-circle" />
          <span>{t('packages.open.sound')}</span>
        </p>
        <h2 id="packages-incoming" ref={heading} tabIndex={-1}>
          {title} {content.isExample && <Badge>{t('packages.open.example')}</Badge>}
        </h2>
        <dl className="packages-facts-list">
          {content.title && (
            <div>
              <dt>{t('packages.open.plan')}</dt>
              <dd>{content.title}</dd>
            </div>
          )}
          <div>
            <dt>{t('packages.open.class')}</dt>
            <dd>{content.class}</dd>
          </div>
          <div>
            <dt>{t('packages.open.content')}</dt>
            <dd>
              {records(content.records)}, {attachments(content.attachments)}
            </dd>
          </div>
          <div>
            <dt>{t('packages.open.file')}</dt>
            <dd className="packages-path" title={file}>
              {fileName(file)}
            </dd>
          </div>
        </dl>
        <Outcome file={file} content={content} />
      </section>
      <Scenarios file={file} content={content} />
    </>
  );
}
