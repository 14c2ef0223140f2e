import { Btn, CheckField, Icon, notify } from '@kit';
import { useState } from 'react';
import { act } from '@/api/act';
import { call } from '@/api/client';
import { undo } from '@/api/undo';
import type { CopiedScenario, ScenarioOffer } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { records } from './counts';
import type { IncomingProps } from './Incoming';

/** Scenarios of the package that the open plan could start from. */
export function Scenarios({ file, content }: IncomingProps) {
  const { id, card, writable } = usePlan();
  const [withShapes, setWithShapes] = useState(false);
  const { scenarios } = content;
  if (!writable || scenarios.length === 0 || content.plan === id) return null;
  return (
    <section className="packages-scenarios" aria-labelledby="packages-scenarios">
      <h2 id="packages-scenarios">{t('packages.scenario.title')}</h2>
      <p>{t('packages.scenario.about', { commune: card.commune })}</p>
      <CheckField
        label={t('packages.scenario.shapes')}
        name="with_shapes"
        value={withShapes}
        onChange={setWithShapes}
      />
      <ul>
        {scenarios.map((scenario) => (
          <Offered key={scenario.id} file={file} scenario={scenario} withShapes={withShapes} />
        ))}
      </ul>
    </section>
  );
}

interface OfferedProps {
  file: string;
  scenario: ScenarioOffer;
  withShapes: boolean;
}

const shapes = (count: number) =>
  count === 0
    ? t('packages.scenario.shapes_none')
    : count === 1
      ? t('packages.scenario.shapes_one')
      : t('packages.scenario.shapes_count', { count });

function Offered({ file, scenario, withShapes }: OfferedProps) {
  const { id } = usePlan();
  const [copied, setCopied] = useState<CopiedScenario>();
  const { title } = scenario;
  const start = async () => {
    const done = await act(id, () =>
      call('copy_scenario', { plan: id, file, scenario: scenario.id, withShapes }),
    );
    if (!done) return;
    setCopied(done);
    notify({
      text: t('packages.scenario.started', { title, records: records(done.records) }),
      undo: () => {
        setCopied(undefined);
        void undo(id);
      },
    });
  };
  return (
    <li>
      <div className="packages-scenario">
        <div className="pp-grow">
          <strong>{title}</strong>
          <p className="pp-quiet">
            {[scenario.hazard, shapes(scenario.shapes), ...scenario.parts].filter(Boolean).join(' · ')}
          </p>
        </div>
        {!copied && (
          <Btn
            size="small"
            aria-label={t('packages.scenario.start_of', { title })}
            onPress={() => void start()}
          >
            {t('packages.scenario.start')}
          </Btn>
        )}
      </div>
      {copied && (
        <div className="packages-copied">
          <p className="packages-answer" data-good>
            <Icon name="check-circle" />
            <span>{t('packages.scenario.started', { title, records: records(copied.records) })}</span>
          </p>
          {copied.adapt.length > 0 && (
            <>
              <h3>{t('packages.scenario.adapt')}</h3>
              <ul>
                {copied.adapt.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
          <AppLink
            kind="plain"
            size="small"
            href={links.forms(id, 'scenarios', { kind: 'scenario', record: copied.scenario })}
          >
            {t('packages.scenario.open')}
          </AppLink>
        </div>
      )}
    </li>
  );
}
