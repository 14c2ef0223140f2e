import { Btn, notify, SeverityMark } from '@kit';
import { useChecks } from '@/api/queries';
import type { NextThing } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { useNextThings } from './later';
import { nextLink, nextWords } from './nextLink';

/** One thing to do, why it comes first, and the way to its very field. */
export function NextCard({ things }: { things: readonly NextThing[] }) {
  const { id } = usePlan();
  const { data } = useChecks(id);
  const { first, then, isAllLater, putOff, takeBack, takeAllBack } = useNextThings(things);
  const findings = data?.findings ?? [];
  if (!first && !isAllLater) return null;
  const later = (thing: NextThing) => {
    putOff(thing);
    notify({
      text: t('home.next.put_off', { text: thing.text }),
      action: { label: t('home.next.undo'), onPress: () => takeBack(thing) },
    });
  };
  return (
    <section className="home-next" aria-labelledby="home-next">
      <h2 id="home-next">{t('home.next.title')}</h2>
      {first ? (
        <>
          <div className="home-next-thing">
            <div className="home-next-words">
              <p className="home-next-text">
                {first.severity && <SeverityMark severity={first.severity} isNamed />}
                <span>{first.text}</span>
              </p>
              <p className="pp-quiet">{first.why}</p>
            </div>
            <div className="home-next-actions">
              <AppLink kind="primary" href={nextLink(id, first, findings)}>
                {nextWords(first)}
              </AppLink>
              {first.screen !== 'pack' && <Btn onPress={() => later(first)}>{t('home.next.later')}</Btn>}
            </div>
          </div>
          {then[0] && (
            <p className="home-then">
              {t('home.next.then')}: <AppLink href={nextLink(id, then[0], findings)}>{then[0].text}</AppLink>
            </p>
          )}
        </>
      ) : (
        <div className="home-next-thing">
          <p className="home-next-words">{t('home.next.all_later')}</p>
          <Btn onPress={takeAllBack}>{t('home.next.all_back')}</Btn>
        </div>
      )}
    </section>
  );
}
