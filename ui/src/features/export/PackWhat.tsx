import { ErrorBox } from '@kit';
import { useQuery } from '@tanstack/react-query';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import type { PackagePreview } from '@/api/wire';
import { attachments, records } from '@/features/packages/counts';
import { t } from '@/texts';

export const usePackPreview = (plan: string) =>
  useQuery({
    queryKey: ['plan', plan, 'preview_pack'],
    queryFn: () => call('preview_pack', { plan, class: 'riservata' }),
  });

export interface PackWhatProps {
  preview: PackagePreview | undefined;
  error: Error | null;
}

/** What the package holds: it leaves nothing out. */
export function PackWhat({ preview, error }: PackWhatProps) {
  return (
    <section aria-labelledby="export-what">
      <h2 id="export-what">{t('export.what.title')}</h2>
      {error && <ErrorBox message={message(error)} />}
      {!preview && !error && <p className="pp-quiet">{t('export.what.reading')}</p>}
      {preview && (
        <>
          <p>
            <strong className="export-path">{preview.name}</strong>
            <br />
            {records(preview.records)}, {attachments(preview.attachments)}
          </p>
          <p>{t('export.sees.whole')}</p>
        </>
      )}
    </section>
  );
}
