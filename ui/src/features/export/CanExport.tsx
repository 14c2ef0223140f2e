import { Icon, SeverityMark } from '@kit';
import { useChecks } from '@/api/queries';
import type { ExportPreview, Severity } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { isOpen } from '@/features/checks/useFindings';
import { t } from '@/texts';

export interface CanExportProps {
  preview: ExportPreview | undefined;
  /** The archive is held by somebody else, who has the register. */
  isHeld: boolean;
}

/** Whether the final copy can go out, what stops it, and the way there. */
export function CanExport({ preview, isHeld }: CanExportProps) {
  return (
    <section aria-labelledby="export-can">
      <h2 id="export-can" tabIndex={-1}>
        {t('export.can.title')}
      </h2>
      {isHeld ? (
        <p className="export-answer">
          <SeverityMark severity="blocco" />
          <span>{t('export.can.held')}</span>
        </p>
      ) : preview ? (
        <Answer preview={preview} />
      ) : (
        <p className="pp-quiet">{t('export.can.checking')}</p>
      )}
    </section>
  );
}

function Answer({ preview }: { preview: ExportPreview }) {
  const { stops, stopping } = preview;
  if (stops.length === 0) {
    return (
      <p className="export-answer" data-good>
        <Icon name="check-circle" />
        <span>{t('export.can.yes')}</span>
      </p>
    );
  }
  return (
    <>
      <p>{t('export.can.no')}</p>
      <ul className="export-stops">
        {stops.map((words, at) => (
          <Stop key={words} words={words} severity={stopping[at]} />
        ))}
      </ul>
      <p>{t('export.can.draft')}</p>
    </>
  );
}

/** One line of what stops it, with the way to the first finding of its kind. */
function Stop({ words, severity }: { words: string; severity: Severity | undefined }) {
  const { id } = usePlan();
  const { data: checks } = useChecks(id);
  const first = checks?.findings.find((finding) => finding.severity === severity && isOpen(finding));
  return (
    <li>
      {severity && <SeverityMark severity={severity} />}
      <span className="pp-grow">{words}</span>
      <AppLink
        size="small"
        href={links.checks(id, first?.key)}
        aria-label={t('export.can.see_what', { what: words })}
      >
        {t('export.can.see')}
      </AppLink>
    </li>
  );
}
