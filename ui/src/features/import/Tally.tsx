import { announce, Btn, SeverityMark } from '@kit';
import { type RefObject, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { ImportTrial } from '@/api/wire';
import { useCommand } from '@/app/commands';
import { figure } from '@/app/format';
import { t } from '@/texts';
import { counted } from './counts';
import { DOUBT, doubtAfter, focusable, isDoubtful, type Seen } from './doubts';
import { answers, type Filter } from './filters';

const COUNTED = ['new', 'changed', 'same', 'refused', 'skipped', 'guesses'] as const;
type Counted = (typeof COUNTED)[number];
/** Said even when there is none of them: their absence is what one wants to know. */
const ALWAYS: readonly Counted[] = ['new', 'changed', 'same', 'refused'];

export interface TallyProps {
  trial: ImportTrial;
  /** Columns that are still to be checked. */
  unsure: readonly number[];
  page: RefObject<HTMLElement | null>;
  onFilter: (filter: Filter) => void;
}

/** What comes in, counted and always in sight: each count leads to its rows, and the doubts are gone through one by one. */
export function Tally({ trial, unsure, page, onFilter }: TallyProps) {
  const seen = useRef<Seen>(undefined);
  const doubts = unsure.length + trial.rows.filter(isDoubtful).length;
  const show = (filter: Filter) => {
    flushSync(() => onFilter(filter));
    const rows = page.current?.querySelector<HTMLElement>('.import-rows');
    rows?.scrollIntoView?.({ block: 'start' });
    rows?.querySelector<HTMLElement>('tbody th')?.focus({ preventScroll: true });
  };
  const next = () => {
    // A row that is filtered away would be no doubt.
    flushSync(() => onFilter('all'));
    const places = [...(page.current?.querySelectorAll(`[${DOUBT}]`) ?? [])];
    const at = doubtAfter(places, seen.current);
    const place = places[at];
    if (!place) return;
    seen.current = { place, at };
    place.scrollIntoView?.({ block: 'center' });
    focusable(place)?.focus({ preventScroll: true });
    announce(t('import.tally.at', { at: figure(at + 1), of: figure(places.length) }));
  };
  useCommand('next', doubts > 0 ? next : undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="import-tally" role="group" aria-label={t('import.trial.counts')}>
      <ul className="import-counts">
        {COUNTED.filter((what) => trial[what] > 0 || ALWAYS.includes(what)).map((what) => (
          <Count key={what} what={what} trial={trial} onShow={show} />
        ))}
      </ul>
      {doubts > 0 && (
        <Btn size="small" kind="quiet" icon="arrow-down" onPress={next}>
          {doubts === 1 ? t('import.tally.next_one') : t('import.tally.next', { count: figure(doubts) })}
        </Btn>
      )}
    </div>
  );
}

interface CountProps {
  what: Counted;
  trial: ImportTrial;
  onShow: (filter: Filter) => void;
}

function Count({ what, trial, onShow }: CountProps) {
  const filter: Filter = what === 'guesses' ? 'guess' : what;
  const words = counted(what, trial[what]);
  const isShown = trial.rows.some((row) => answers(row, filter));
  return (
    <li data-some={trial[what] > 0 || undefined}>
      {what === 'refused' && trial.refused > 0 && <SeverityMark severity="errore" size={16} />}
      {what === 'guesses' && <SeverityMark severity="avviso" size={16} />}
      {isShown ? (
        <button
          type="button"
          className="import-count"
          aria-label={t('import.tally.show', { rows: words })}
          onClick={() => onShow(filter)}
        >
          {words}
        </button>
      ) : (
        words
      )}
    </li>
  );
}
