import { Btn, Icon } from '@kit';
import { useState } from 'react';
import type { Overview } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { StateForm } from './StateForm';

/** The states of the plan, where it is, and what moves it on. */
export function PathBox({ overview }: { overview: Overview }) {
  const { id, writable } = usePlan();
  const [isMoving, setMoving] = useState(false);
  return (
    <section className="home-box" aria-labelledby="home-path">
      <h2 id="home-path">{t('home.path.title')}</h2>
      <ol className="home-path">
        {overview.path.map((step) => (
          <li
            key={step.code}
            aria-current={step.here ? 'step' : undefined}
            data-done={step.done || undefined}
          >
            <span className="home-step">{step.done && <Icon name="check" size={16} />}</span>
            <span>
              {step.label}
              {step.done && <span className="visually-hidden">, {t('home.path.done')}</span>}
            </span>
          </li>
        ))}
      </ol>
      <p className="home-portal">
        <AppLink href={links.portal(id)}>{t('home.path.portal')}</AppLink>
      </p>
      {writable &&
        (isMoving ? (
          <StateForm path={overview.path} onClose={() => setMoving(false)} />
        ) : (
          <div className="pp-actions">
            <Btn size="small" onPress={() => setMoving(true)}>
              {t('home.path.move')}
            </Btn>
            <AppLink kind="plain" size="small" href={links.import(id)}>
              {t('import.begin')}
            </AppLink>
          </div>
        ))}
    </section>
  );
}
