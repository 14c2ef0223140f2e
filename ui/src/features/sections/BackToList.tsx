import { Btn } from '@kit';
import { t } from '@/texts';

/** The way back to the list, where it is not beside the form. */
export function BackToList({ isTable, onBack }: { isTable: boolean; onBack: () => void }) {
  return (
    <div className="sections-back">
      <Btn size="small" kind="quiet" icon="chevron-left" onPress={onBack}>
        {isTable ? t('sections.list.back_table') : t('sections.list.back')}
      </Btn>
    </div>
  );
}
