import { Disclosure, RecordList } from '@kit';
import type { Start } from '@/api/wire';
import { t } from '@/texts';

export interface CommuneQuestionProps {
  start: Start;
  istat: string;
  onChoose: (istat: string) => void;
}

/** The communes of the register, found by name or code. */
export function CommuneQuestion({ start, istat, onChoose }: CommuneQuestionProps) {
  const chosen = start.communes.find((commune) => commune.istat === istat);
  const hasPlan = start.plans.some((plan) => plan.istat === istat);
  return (
    <section className="welcome-question" aria-labelledby="welcome-commune">
      <h2 id="welcome-commune">{t('welcome.commune.title')}</h2>
      <div className="welcome-communes" data-field="commune">
        <RecordList
          label={t('welcome.commune.list')}
          items={start.communes.map((commune) => ({
            id: commune.istat,
            title: commune.name,
            words: commune.istat,
            aside: <span className="pp-mono pp-quiet">{commune.istat}</span>,
          }))}
          selected={istat || undefined}
          onSelect={onChoose}
        />
      </div>
      <p className="welcome-chosen" role="status">
        {!chosen
          ? t('welcome.commune.none_chosen')
          : hasPlan
            ? t('welcome.commune.has_plan', { commune: chosen.name })
            : t('welcome.commune.chosen', { commune: chosen.name })}
      </p>
      <Disclosure title={t('welcome.commune.absent')}>
        <p>
          {t('welcome.commune.absent_what', { count: start.communesCount })} {t('welcome.commune.absent_how')}
        </p>
        <p>{t('welcome.commune.absent_now')}</p>
      </Disclosure>
    </section>
  );
}
