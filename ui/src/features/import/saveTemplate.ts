import { notify } from '@kit';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import type { ImportKind } from '@/api/wire';
import { fileName } from '@/features/packages/measures';
import { platform } from '@/platform';
import { t } from '@/texts';

/** Writes an empty sheet with the columns of a kind, where the person says. */
export async function saveTemplate({ kind, name }: ImportKind): Promise<void> {
  const out = await platform.chooseSave(t('import.template.name', { kind: name }), 'sheet');
  if (!out) return;
  try {
    const { file } = await call('save_template', { kind, out });
    notify({
      text: t('import.template.saved', { name: fileName(file) }),
      action: { label: t('import.template.show'), onPress: () => void platform.showInFolder(file) },
    });
  } catch (error) {
    notify({ text: message(error) });
  }
}
