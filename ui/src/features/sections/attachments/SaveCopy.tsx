import { Btn, notify } from '@kit';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import type { PlanRecord } from '@/api/wire';
import { platform } from '@/platform';
import { t } from '@/texts';

/** Writes the file of an attachment outside the plan. */
export function SaveCopy({ plan, record }: { plan: string; record: PlanRecord }) {
  const save = async () => {
    const out = await platform.chooseSave(record.shown.file_name ?? record.title, 'attachment');
    if (!out) return;
    try {
      await call('save_attachment', { plan, id: record.id, out });
      notify({
        text: t('sections.attachments.saved'),
        action: {
          label: t('sections.attachments.show'),
          onPress: () => void platform.showInFolder(out),
        },
      });
    } catch (error) {
      notify({ text: message(error) });
    }
  };
  return (
    <Btn size="small" icon="download" onPress={() => void save()}>
      {t('sections.attachments.save')}
    </Btn>
  );
}
