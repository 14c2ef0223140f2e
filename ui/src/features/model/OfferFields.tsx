import type { Offer } from '@/api/wire';
import { t } from '@/texts';

const TOLD = ['own', 'newer', 'newer_adapted'] as const;

/** What an offer holds, and what taking it would do to what is there. */
export function OfferFields({ offer }: { offer: Offer }) {
  const told = TOLD.find((state) => state === offer.state);
  return (
    <div className="model-fields">
      {told && <p>{t(`model.state_about.${told}`)}</p>}
      {offer.fields.length === 0 ? (
        <p className="pp-quiet">{t('model.no_fields')}</p>
      ) : (
        <dl>
          {offer.fields.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
