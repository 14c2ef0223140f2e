import { Btn, TextField } from '@kit';
import { useEffect, useId } from 'react';
import { platform } from '@/platform';
import { t } from '@/texts';

export interface FolderFieldProps {
  value: string;
  onChange: (folder: string) => void;
  isMissing: boolean;
}

/** The folder in which the export is made: typed or chosen; a long path shows its end while nobody writes in it. */
export function FolderField({ value, onChange, isMissing }: FolderFieldProps) {
  const id = useId();
  const toEnd = () => {
    const input = document.getElementById(id);
    if (input && input !== document.activeElement) input.scrollLeft = input.scrollWidth;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path has another end
  useEffect(toEnd, [value]);
  const choose = async () => {
    const folder = await platform.chooseFolder();
    if (folder) onChange(folder);
  };
  return (
    <div className="export-folder" title={value}>
      <TextField
        id={id}
        label={t('export.out.folder')}
        name="folder"
        value={value}
        onChange={onChange}
        onLeave={() => setTimeout(toEnd)}
        findings={
          isMissing && !value.trim()
            ? [{ id: 'folder', severity: 'errore', message: t('export.out.missing') }]
            : []
        }
      />
      <Btn icon="folder" aria-label={t('export.out.choose_name')} onPress={() => void choose()}>
        {t('export.out.choose')}
      </Btn>
    </div>
  );
}
