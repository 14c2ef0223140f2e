import { Btn, notify } from '@kit';
import type { PlanRecord } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { openOutside } from '../beside/BesidePane';
import { useBeside } from '../beside/beside';
import { titleOf } from '../recordItems';
import { SaveCopy } from './SaveCopy';

/** What may be done with the file of an attachment. */
export function AttachmentDeeds({ record }: { record: PlanRecord }) {
  const { id: plan } = usePlan();
  const [beside, setBeside] = useBeside(plan);
  const isBeside = beside === record.id;
  const keep = () => {
    setBeside(isBeside ? '' : record.id);
    if (!isBeside) notify({ text: t('sections.beside.shown', { title: titleOf(record) }) });
  };
  return (
    <>
      <Btn size="small" icon="external-link" onPress={() => void openOutside(plan, record)}>
        {t('sections.beside.open_short')}
      </Btn>
      <Btn size="small" icon="clip" onPress={keep}>
        {t(isBeside ? 'sections.beside.hide' : 'sections.beside.show')}
      </Btn>
      <SaveCopy plan={plan} record={record} />
    </>
  );
}
