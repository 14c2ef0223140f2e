import { ErrorBox, FindingList } from '@kit';
import type { PackageRead } from '@/api/wire';
import { fieldFinding } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { fileName } from './measures';

/** A package that is not taken: why, and all that is wrong with it. */
export function Refused({ read }: { read: PackageRead }) {
  const { file, refusal, findings } = read;
  return (
    <section className="packages-refused">
      <ErrorBox
        title={t('packages.open.refused', { file: fileName(file) })}
        message={refusal ?? t('packages.open.failed')}
      />
      {findings.length > 0 && (
        <>
          <h2>{t('packages.open.faults')}</h2>
          <FindingList findings={findings.map(fieldFinding)} />
        </>
      )}
      <p>{t('packages.open.refused_rest')}</p>
    </section>
  );
}
