import { Icon } from '@kit';
import { t } from '@/texts';

const STEPS = ['file', 'columns', 'trial', 'done'] as const;
export type Step = (typeof STEPS)[number];

/** Where one is on the way from a file to the plan. Columns and trial are one page: both are at hand there. */
export function Steps({ here }: { here: readonly Step[] }) {
  const first = STEPS.indexOf(here[0] ?? 'file');
  return (
    <ol className="import-steps" aria-label={t('import.steps.label')}>
      {STEPS.map((step, at) => (
        <li
          key={step}
          aria-current={here.includes(step) ? 'step' : undefined}
          data-past={at < first || undefined}
        >
          <span className="import-step-number" aria-hidden="true">
            {at < first ? <Icon name="check" size={16} /> : at + 1}
          </span>
          {t(`import.steps.${step}`)}
          {at < first && <span className="visually-hidden">, {t('import.steps.past')}</span>}
        </li>
      ))}
    </ol>
  );
}
