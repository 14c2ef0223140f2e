import { Btn, type Severity, SeverityMark } from '@kit';
import { useState } from 'react';
import { t } from '@/texts';
import type { ActionItem } from './actions';
import { nameOf, whenWords } from './words';

export interface ActionCellProps {
  items: readonly ActionItem[];
  role: string;
  phase: string;
  worst: ReadonlyMap<string, Severity>;
  selected: string | undefined;
  /** `isByKey` when Invio chose it: then the strip takes the focus. */
  onSelect: (item: ActionItem, isByKey: boolean) => void;
  /** Adds an action here; not given when nothing may be changed. */
  onAdd?: () => void;
}

/** Cells are read at a glance: beyond these the others are asked for. */
const MOST = 5;

/** The actions of a role in a phase, in order. */
export function ActionCell({ items, role, phase, worst, selected, onSelect, onAdd }: ActionCellProps) {
  const [isWhole, setWhole] = useState(false);
  const isCut = items.length > MOST + 1;
  return (
    <>
      {items.length === 0 && <span className="grid-none">{t('grid.none')}</span>}
      {items.length > 0 && (
        <ol className="grid-actions">
          {items.map((item, index) => {
            const severity = worst.get(item.id);
            return (
              <li key={item.id} data-cut={(isCut && !isWhole && index >= MOST) || undefined}>
                <button
                  type="button"
                  className="grid-action"
                  data-action={item.id}
                  aria-pressed={item.id === selected}
                  onClick={(event) => onSelect(item, event.detail === 0)}
                >
                  <span className="grid-action-place">{index + 1}</span>
                  <span className="grid-action-words">
                    {nameOf(item)}
                    <span className="grid-action-when">{whenWords(item)}</span>
                  </span>
                  {severity && <SeverityMark severity={severity} size={16} isNamed />}
                </button>
              </li>
            );
          })}
        </ol>
      )}
      {isCut && (
        <Btn kind="quiet" size="small" onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('grid.fewer') : t('grid.more', { count: items.length - MOST })}
        </Btn>
      )}
      {onAdd && (
        <span className="grid-add">
          <Btn
            kind="quiet"
            size="small"
            icon="plus"
            aria-label={t('grid.add_to', { role, phase })}
            onPress={onAdd}
          >
            {t('grid.add')}
          </Btn>
        </span>
      )}
    </>
  );
}
