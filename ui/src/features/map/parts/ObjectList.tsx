import { Btn, EmptyState, type RecordItem, RecordList } from '@kit';
import { useMemo } from 'react';
import type { Feature } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useWorst } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { symbolOf } from '../symbols/symbols';
import { SymbolIcon } from './SymbolIcon';
import { type Missing, useMissing } from './useMissing';
import { useObjects } from './useObjects';

export interface ObjectListProps {
  features: readonly Feature[];
  hiddenCount: number;
  onShowAll: () => void;
  selected?: string;
  onSelect: (object: { kind: string; id: string }) => void;
  /** Shows the records that are nowhere on the map as well. */
  isMissing: boolean;
  onMissing: () => void;
}

/** The map in words: every object that is on it, by section, with its symbol. */
export function ObjectList(props: ObjectListProps) {
  const { features, hiddenCount, onShowAll, selected, onSelect, isMissing, onMissing } = props;
  const { writable } = usePlan();
  const worst = useWorst();
  const objects = useObjects(features);
  const missing = useMissing(isMissing);
  const items = useMemo((): RecordItem[] => {
    const drawn = objects.map(
      ({ feature, number, title, what, section }): RecordItem => ({
        id: feature.id,
        title,
        subtitle: title === what ? undefined : what,
        group: section,
        severity: worst.get(feature.id),
        mark: <SymbolIcon symbol={symbolOf(feature.kind, feature.symbol)} number={number} />,
      }),
    );
    const undrawn = missing.map(
      ({ id, title, what }: Missing): RecordItem => ({
        id,
        title,
        subtitle: `${what} · ${t('map.list.no_place')}`,
        group: t('map.list.missing'),
        severity: worst.get(id),
      }),
    );
    return [...drawn, ...undrawn];
  }, [objects, missing, worst]);
  const kindOf = (id: string) =>
    features.find((feature) => feature.id === id)?.kind ?? missing.find((one) => one.id === id)?.kind;
  return (
    <div className="map-list">
      <RecordList
        label={t('map.list.label')}
        items={items}
        selected={selected}
        onSelect={(id) => {
          const kind = kindOf(id);
          if (kind) onSelect({ kind, id });
        }}
        empty={
          <EmptyState
            title={t('map.list.empty_title')}
            text={writable ? t('map.list.empty') : t('map.list.empty_read')}
          />
        }
      />
      {(hiddenCount > 0 || !isMissing) && (
        <div className="map-list-end">
          {hiddenCount > 0 && (
            <>
              <span className="pp-quiet">{t('map.list.hidden', { count: hiddenCount })}</span>
              <Btn size="small" kind="quiet" onPress={onShowAll}>
                {t('map.list.hidden_show')}
              </Btn>
            </>
          )}
          {!isMissing && (
            <Btn size="small" kind="quiet" onPress={onMissing}>
              {t('map.list.missing_show')}
            </Btn>
          )}
        </div>
      )}
    </div>
  );
}
