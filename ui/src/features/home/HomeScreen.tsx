import './home.css';
import { EmptyState, ErrorBox } from '@kit';
import { message } from '@/api/fault';
import { useOverview } from '@/api/queries';
import type { Overview } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { stateWords } from '@/app/format';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { ExpiringBox } from './ExpiringBox';
import { NextCard } from './NextCard';
import { PathBox } from './PathBox';
import { SectionTable } from './SectionTable';
import { StopsBox } from './StopsBox';

/** How the plan stands, and the next thing to do. */
export function HomeScreen() {
  const { id, card } = usePlan();
  const { data, error, refetch } = useOverview(id);
  return (
    <div className="home">
      <header className="home-title">
        <h1>{t('home.title', { commune: card.commune })}</h1>
        <span className="pp-quiet">
          {stateWords(card)}
          {data && ` · ${t('home.rules', { version: data.rulesVersion })}`}
        </span>
      </header>
      {error && <ErrorBox title={t('home.failed')} message={message(error)} onRetry={() => void refetch()} />}
      {data && <Content overview={data} />}
    </div>
  );
}

function Content({ overview }: { overview: Overview }) {
  const { id, writable } = usePlan();
  const { sections, next } = overview;
  // The program proposes the model only while nobody has written anything.
  const isBare = next.some((thing) => thing.screen === 'model');
  const [first] = sections;
  return (
    <>
      {writable && isBare ? (
        <EmptyState
          title={t('home.empty.title')}
          text={t('home.empty.text')}
          example={t('home.empty.example')}
          actions={
            <>
              <AppLink kind="primary" href={links.model(id)}>
                {t('home.empty.model')}
              </AppLink>
              <AppLink kind="plain" href={links.import(id)}>
                {t('import.begin')}
              </AppLink>
              {first && (
                <AppLink kind="plain" href={links.section(id, first.code)}>
                  {t('home.empty.alone', { section: first.name })}
                </AppLink>
              )}
            </>
          }
        />
      ) : (
        writable && <NextCard things={next} />
      )}
      <div className="home-columns">
        <SectionTable overview={overview} />
        <div className="home-boxes">
          <ExpiringBox expiring={overview.expiring} />
          <PathBox overview={overview} />
          <StopsBox stops={overview.stops} />
        </div>
      </div>
    </>
  );
}
