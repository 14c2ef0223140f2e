import { Btn, RadioGroupField } from '@kit';
import { useRef, useState } from 'react';
import { call } from '@/api/client';
import { useChecks } from '@/api/queries';
import { settled } from '@/api/typing';
import type { Packed } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { platform } from '@/platform';
import { t } from '@/texts';
import { CanIt } from './CanIt';
import { useClasses } from './classes';
import { PackedBox } from './PackedBox';
import { useLongWork } from './useLongWork';
import { usePreview, WhatComesOut } from './WhatComesOut';
import { WorkState } from './WorkState';

/** For whom, what comes out, whether it can be done, and doing it. */
export function Prepare() {
  const { id } = usePlan();
  const classes = useClasses();
  const [chosen, setChosen] = useState('riservata');
  const [packed, setPacked] = useState<Packed>();
  const preview = usePreview(id, chosen);
  const { data: checks } = useChecks(id);
  const button = useRef<HTMLButtonElement>(null);
  const work = useLongWork(button);

  const prepare = async () => {
    await settled();
    const name = preview.data?.name;
    // The button stays while the work goes on, so that the focus has where to return.
    if (!name || work.step) return;
    const out = await platform.chooseSave(name, 'package');
    if (!out) return;
    setPacked(undefined);
    const done = await work.run(t('packages.prepare.working'), (options) =>
      call('pack', { plan: id, class: chosen, out }, options),
    );
    setPacked(done);
  };

  return (
    <>
      <div className="packages-prepare">
        <RadioGroupField
          label={t('packages.prepare.for_whom')}
          name="class"
          isVertical
          options={classes}
          value={chosen}
          onChange={(code) => {
            setChosen(code);
            setPacked(undefined);
            work.forget();
          }}
        />
        <div className="packages-facts">
          <WhatComesOut preview={preview.data} error={preview.error} />
          <CanIt checks={checks} isPublic={chosen === 'pubblica'}>
            <div className="packages-do">
              <Btn
                kind={packed ? 'plain' : 'primary'}
                icon="download"
                ref={button}
                isDisabled={!preview.data}
                onPress={() => void prepare()}
              >
                {t('packages.prepare.do')}
              </Btn>
              <span className="packages-hint">{t('packages.prepare.do_hint')}</span>
            </div>
          </CanIt>
        </div>
      </div>
      <WorkState
        work={work}
        cancelled={t('packages.prepare.cancelled')}
        failed={t('packages.prepare.failed')}
      />
      {packed && <PackedBox packed={packed} />}
    </>
  );
}
