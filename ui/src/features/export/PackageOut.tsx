import { Btn } from '@kit';
import { type ReactNode, useRef, useState } from 'react';
import { call } from '@/api/client';
import { useChecks } from '@/api/queries';
import { settled } from '@/api/typing';
import type { Packed } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useLongWork } from '@/app/useLongWork';
import { WorkState } from '@/app/WorkState';
import { platform } from '@/platform';
import { t } from '@/texts';
import { CanPack } from './CanPack';
import { PackedBox } from './PackedBox';
import { PackWhat, usePackPreview } from './PackWhat';
import { Recipient } from './Recipient';
import { keepRecipient, useRecipients } from './recipients';
import { wentOut } from './useRegister';

/** The package for the review: the whole plan in one file, which only what is blocking stops. */
export function PackageOut({ readers }: { readers: ReactNode }) {
  const { id } = usePlan();
  const preview = usePackPreview(id);
  const { data: checks } = useChecks(id);
  const [packed, setPacked] = useState<Packed>();
  const [recipient, setRecipient] = useState('');
  const recipients = useRecipients();
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
      call('pack', { plan: id, class: 'riservata', out, recipient }, options),
    );
    setPacked(done);
    if (!done) return;
    keepRecipient(recipients, recipient);
    void wentOut(id);
  };

  const canPack = checks && !checks.stops.package;
  return (
    <>
      <div className="export-boxes">
        {readers}
        <PackWhat preview={preview.data} error={preview.error} />
        <CanPack checks={checks} />
        <section aria-labelledby="export-sees">
          <h2 id="export-sees">{t('export.sees.title')}</h2>
          <p>{t('export.sees.riservata')}</p>
        </section>
      </div>
      {canPack && (
        <div className="export-out" data-package>
          <Recipient value={recipient} onChange={setRecipient} known={recipients} />
          <div className="export-do">
            <span className="export-hint">{t('export.out.package')}</span>
            <Btn
              kind={packed ? 'plain' : 'primary'}
              icon="download"
              ref={button}
              isDisabled={!preview.data}
              onPress={() => void prepare()}
            >
              {t('packages.prepare.do')}
            </Btn>
          </div>
          <div className="export-work">
            <WorkState
              work={work}
              cancelled={t('packages.prepare.cancelled')}
              failed={t('packages.prepare.failed')}
            />
          </div>
        </div>
      )}
      {packed && <PackedBox packed={packed} />}
    </>
  );
}
