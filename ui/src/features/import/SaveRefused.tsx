import { Btn, notify } from '@kit';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import type { ImportAsked, ImportFile } from '@/api/wire';
import { figure } from '@/app/format';
import { fileName } from '@/features/packages/measures';
import { platform } from '@/platform';
import { t } from '@/texts';
import { baseName } from './counts';

export interface SaveRefusedProps {
  file: ImportFile;
  asked: ImportAsked;
  count: number;
}

/** The rows of which something was not understood go to a sheet, each with its reason, to be mended and brought in again. */
export function SaveRefused({ file, asked, count }: SaveRefusedProps) {
  if (count === 0) return null;
  const save = async () => {
    const name = t('import.do.refused_name', { name: baseName(file.name) });
    const out = await platform.chooseSave(name, 'sheet');
    if (!out) return;
    try {
      const saved = await call('save_refused', { asked, out });
      const shown = fileName(saved.file);
      notify({
        text:
          saved.rows === 1
            ? t('import.do.refused_saved_one', { name: shown })
            : t('import.do.refused_saved', { count: figure(saved.rows), name: shown }),
        action: {
          label: t('import.template.show'),
          onPress: () => void platform.showInFolder(saved.file),
        },
      });
    } catch (error) {
      notify({ text: message(error) });
    }
  };
  return (
    <Btn icon="download" onPress={() => void save()}>
      {count === 1 ? t('import.do.refused_one') : t('import.do.refused', { count: figure(count) })}
    </Btn>
  );
}
