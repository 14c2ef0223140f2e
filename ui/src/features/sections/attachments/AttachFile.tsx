import { Btn, notify } from '@kit';
import { act } from '@/api/act';
import { call } from '@/api/client';
import type { PlanRecord } from '@/api/wire';
import { platform } from '@/platform';
import { t } from '@/texts';
import { titleOf } from '../recordItems';

export interface AttachFileProps {
  plan: string;
  size?: 'medium' | 'small';
  kind?: 'primary' | 'plain';
  onAttached: (record: PlanRecord) => void;
}

/** Takes a file into the plan. */
export function AttachFile({ plan, size, kind, onAttached }: AttachFileProps) {
  const attach = async () => {
    const file = await platform.chooseFile('attachment');
    if (!file) return;
    const record = await act(plan, () => call('attach', { plan, file }));
    if (!record) return;
    notify({ text: t('sections.attachments.attached', { title: titleOf(record) }) });
    onAttached(record);
  };
  return (
    <Btn size={size} kind={kind} icon="clip" onPress={() => void attach()}>
      {t('sections.attachments.attach')}
    </Btn>
  );
}
