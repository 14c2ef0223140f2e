import { Btn, Icon } from '@kit';
import { usePlan } from '@/app/plan';
import { WorkState } from '@/app/WorkState';
import { platform } from '@/platform';
import { t } from '@/texts';
import { Templates } from './Templates';
import { useImportKinds } from './useImportKinds';
import type { Look } from './useLook';

const ACCEPTED = ['lists', 'layers', 'plans'] as const;

/** The first step: a file, dropped or chosen, and the sheets to fill for who has none. */
export function ChooseFile({ look, kind }: { look: Look; kind?: string }) {
  const { writable } = usePlan();
  const { data: kinds } = useImportKinds();
  const name = kinds?.find((each) => each.kind === kind)?.name;
  const { work } = look;
  const choose = async () => {
    if (work.step) return;
    const file = await platform.chooseFile('import');
    if (file) await look.look(file, kind);
  };
  return (
    <>
      <p className="import-lead">{t(writable ? 'import.lead' : 'import.do.readonly')}</p>
      <section className="import-drop" aria-label={t('import.steps.file')}>
        <Icon name="upload" size={24} />
        <p>{t('import.file.drop')}</p>
        {name && <p className="import-for">{t('import.file.for_kind', { kind: name })}</p>}
        <Btn kind="primary" icon="folder" ref={look.button} onPress={() => void choose()}>
          {t('import.file.choose')}
        </Btn>
      </section>
      <WorkState work={work} cancelled={t('import.file.stopped')} failed={t('import.file.failed')} />
      {work.failure && <p className="pp-quiet">{t('import.file.nothing_changed')}</p>}
      <div className="import-ways">
        <dl className="import-accepted">
          {ACCEPTED.map((what) => (
            <div key={what}>
              <dt>{t(`import.file.${what}`)}</dt>
              <dd>{t(`import.file.${what}_what`)}</dd>
            </div>
          ))}
        </dl>
        <Templates kind={kind} />
      </div>
    </>
  );
}
