import './model.css';
import { EmptyState, ErrorBox } from '@kit';
import { message } from '@/api/fault';
import { useOffers } from '@/api/queries';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { Offers } from './Offers';

/** What the consortium's model offers to the plan: taken, refused or left for later. */
export function ModelScreen() {
  const { id, writable } = usePlan();
  const { data, error, refetch } = useOffers(id);
  return (
    <div className="model">
      <h1>{t('model.title')}</h1>
      <p>{t('model.about')}</p>
      {!writable && <p>{t('model.read_only')}</p>}
      {error && <ErrorBox message={message(error)} onRetry={() => void refetch()} />}
      {!data && !error && <p className="pp-quiet">{t('model.loading')}</p>}
      {data?.length === 0 && <EmptyState title={t('model.empty')} text={t('model.empty_text')} />}
      {data && data.length > 0 && <Offers offers={data} />}
    </div>
  );
}
