import { Disclosure, DisclosureGroup, ErrorBox } from '@kit';
import { message } from '@/api/fault';
import type { ExportClass, ExportFile, ExportPreview } from '@/api/wire';
import { figure } from '@/app/format';
import { t } from '@/texts';

export interface FolderWhatProps {
  preview: ExportPreview | undefined;
  error: Error | null;
}

/** What the folder holds: its files, and the national classes with what each has. */
export function FolderWhat({ preview, error }: FolderWhatProps) {
  return (
    <section aria-labelledby="export-what">
      <h2 id="export-what">{t('export.what.title')}</h2>
      {error && <ErrorBox message={message(error)} />}
      {!preview && !error && <p className="pp-quiet">{t('export.what.reading')}</p>}
      {preview && <Content preview={preview} />}
    </section>
  );
}

function Content({ preview }: { preview: ExportPreview }) {
  const { classes, files } = preview;
  const filled = classes.filter((each) => each.objects > 0).length;
  return (
    <>
      <p>{t('export.what.count', { count: figure(files.length) })}</p>
      <p>{t('export.what.classes', { with: filled, without: classes.length - filled })}</p>
      <DisclosureGroup>
        <Disclosure title={t('export.what.classes_list', { count: classes.length })}>
          <Classes classes={classes} />
        </Disclosure>
        <Disclosure title={t('export.what.files_list')}>
          <Files files={files} />
        </Disclosure>
      </DisclosureGroup>
      <p className="export-hint">{t('export.what.not_official')}</p>
    </>
  );
}

function Classes({ classes }: { classes: readonly ExportClass[] }) {
  return (
    <ul className="export-classes">
      {classes.map(({ code, name, objects, note }) => (
        <li key={code} data-empty={objects === 0 || undefined}>
          <span>
            {code} {name}
          </span>
          <span className="export-class-note">{note || t('export.what.no_data')}</span>
        </li>
      ))}
    </ul>
  );
}

function Files({ files }: { files: readonly ExportFile[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keys
    <section className="export-files" tabIndex={0} aria-label={t('export.what.files_list')}>
      <ul>
        {files.map(({ path, what }) => (
          <li key={path}>
            <span className="export-path">{path}</span>
            <span className="pp-quiet">{what}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
