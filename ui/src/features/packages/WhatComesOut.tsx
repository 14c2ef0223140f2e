import { ErrorBox } from '@kit';
import { useQuery } from '@tanstack/react-query';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import type { PackagePreview } from '@/api/wire';
import { t } from '@/texts';
import { attachments, records } from './counts';

export const usePreview = (plan: string, code: string) =>
  useQuery({
    queryKey: ['plan', plan, 'preview_pack', code],
    queryFn: () => call('preview_pack', { plan, class: code }),
  });

export interface WhatComesOutProps {
  preview: PackagePreview | undefined;
  error: Error | null;
}

/** What the copy holds and, kind by kind, what it leaves out. */
export function WhatComesOut({ preview, error }: WhatComesOutProps) {
  return (
    <section aria-labelledby="packages-what">
      <h2 id="packages-what">{t('packages.prepare.what')}</h2>
      {error && <ErrorBox message={message(error)} />}
      {!preview && !error && <p className="pp-quiet">{t('packages.prepare.reading')}</p>}
      {preview && (
        <div aria-live="polite">
          <p>
            <strong>{records(preview.records)}</strong>, {attachments(preview.attachments)}
          </p>
          <LeftOut preview={preview} />
        </div>
      )}
    </section>
  );
}

function LeftOut({ preview }: { preview: PackagePreview }) {
  const { hiddenFields, hiddenRecords, hidden } = preview;
  if (hiddenFields + hiddenRecords === 0) return <p>{t('packages.prepare.whole')}</p>;
  if (hidden.length === 0) return <p>{t('packages.prepare.left_out_fields', { fields: hiddenFields })}</p>;
  return (
    <>
      <p>{t('packages.prepare.left_out', { fields: hiddenFields, records: hiddenRecords })}</p>
      <ul className="packages-hidden">
        {hidden.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
