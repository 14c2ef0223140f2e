import { Btn, ErrorBox, IconBtn, notify, Region } from '@kit';
import { lazy, Suspense } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { useRecord } from '@/api/queries';
import type { PlanRecord } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { platform } from '@/platform';
import { t } from '@/texts';
import { SaveCopy } from '../attachments/SaveCopy';
import './beside.css';

/** What draws a PDF is large, and most plans have none beside them. */
const PdfPages = lazy(() => import('./PdfPages').then((pages) => ({ default: pages.PdfPages })));

const isPdf = (record: PlanRecord): boolean =>
  record.shown.media_type === 'application/pdf' || /\.pdf$/i.test(record.shown.file_name ?? '');

/** Opens an attachment in the program that the computer has for it. */
export async function openOutside(plan: string, record: PlanRecord): Promise<void> {
  try {
    await platform.openAttachment({ plan, id: record.id, name: record.shown.file_name ?? record.title });
  } catch (error) {
    notify({ text: message(error) });
  }
}

/** A paper of the plan beside the form that is being filled from it. */
export function BesidePane({ id, onClose }: { id: string; onClose: () => void }) {
  const { id: plan } = usePlan();
  const { data, error } = useRecord(plan, 'attachment', id);
  const record = data?.record;
  const title = record?.title || record?.shown.file_name || t('sections.beside.untitled');
  return (
    <Region role="complementary" label={t('sections.beside.title')} className="beside">
      <div className="beside-head">
        <h2>{title}</h2>
        <IconBtn icon="close" name={t('sections.beside.close')} placement="left" onPress={onClose} />
      </div>
      {error && <ErrorBox message={message(error)} />}
      {record && (
        <>
          <div className="beside-deeds">
            <Btn
              size="small"
              icon="external-link"
              aria-label={t('sections.beside.open')}
              onPress={() => void openOutside(plan, record)}
            >
              {t('sections.beside.open_short')}
            </Btn>
            <SaveCopy plan={plan} record={record} />
          </div>
          {isPdf(record) ? (
            <Suspense fallback={<p className="pp-quiet">{t('sections.beside.loading')}</p>}>
              <PdfPages key={id} load={() => call('attachment_bytes', { plan, id })} title={title} />
            </Suspense>
          ) : (
            <p>{t('sections.beside.not_pdf')}</p>
          )}
        </>
      )}
    </Region>
  );
}
