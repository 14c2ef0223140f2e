import { Btn, Toolbar } from '@kit';
import type { PlanRecord } from '@/api/wire';
import { t } from '@/texts';
import type { Deeds } from './useDeeds';

export interface SelectionBarProps {
  records: readonly PlanRecord[];
  deeds: Deeds;
  onDuplicate?: (records: readonly PlanRecord[]) => void;
  onRemove: (records: readonly PlanRecord[]) => void;
  onClear: () => void;
}

/** What may be done with several records at once. */
export function SelectionBar({ records, deeds, onDuplicate, onRemove, onClear }: SelectionBarProps) {
  const { verify } = deeds;
  return (
    <div className="sections-selected">
      <Toolbar label={t('sections.selected.label')}>
        <strong role="status">
          {records.length === 1
            ? t('sections.selected.count_one')
            : t('sections.selected.count', { count: records.length })}
        </strong>
        {verify && (
          <Btn size="small" icon="check" onPress={() => void verify(records.map((record) => record.id))}>
            {t('sections.selected.verify')}
          </Btn>
        )}
        {onDuplicate && (
          <Btn size="small" onPress={() => onDuplicate(records)}>
            {t('sections.selected.duplicate')}
          </Btn>
        )}
        <Btn size="small" onPress={() => onRemove(records)}>
          {t('sections.selected.remove')}
        </Btn>
        <Btn size="small" kind="quiet" onPress={onClear}>
          {t('sections.selected.clear')}
        </Btn>
      </Toolbar>
    </div>
  );
}
