import { Btn, ChoiceField, collator, SearchField, Toolbar } from '@kit';
import { useMemo, useRef } from 'react';
import { useKinds } from '@/api/catalogue';
import type { HistoryEntry } from '@/api/wire';
import { useCommand } from '@/app/commands';
import { t } from '@/texts';
import { type HistoryFilter, isFiltered, NO_FILTER } from './filterEntries';

export interface FilterBarProps {
  entries: readonly HistoryEntry[];
  sectionOf: (kind: string) => string | undefined;
  filter: HistoryFilter;
  onChange: (filter: HistoryFilter) => void;
  /** One record has one section: nothing to choose. */
  isOfRecord: boolean;
  found: number;
  total: number;
  isPartial: boolean;
}

/** Which changes are shown, and how many of how many. */
export function FilterBar(props: FilterBarProps) {
  const { entries, sectionOf, filter, onChange, isOfRecord, found, total, isPartial } = props;
  const { catalogue } = useKinds();
  const box = useRef<HTMLInputElement>(null);
  useCommand('filter', () => box.current?.focus());
  const authors = useMemo(
    () => [...new Set(entries.map((entry) => entry.author))].sort(collator.compare),
    [entries],
  );
  const sections = useMemo(() => {
    const touched = new Set(entries.flatMap((entry) => entry.steps.map((step) => sectionOf(step.kind))));
    return catalogue.sections.filter((section) => touched.has(section.code));
  }, [entries, sectionOf, catalogue]);
  const isOn = isFiltered(filter);
  const count = isOn
    ? t('history.filter.count', { shown: found, total })
    : total === 1
      ? t('history.filter.count_one')
      : t('history.filter.count_all', { total });
  return (
    <>
      <Toolbar label={t('history.filter.label')}>
        <SearchField
          ref={box}
          label={t('history.filter.text')}
          isLabelShown
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
        />
        {(authors.length > 1 || filter.author) && (
          <ChoiceField
            label={t('history.filter.author')}
            name="author"
            emptyName={t('history.filter.authors')}
            options={authors.map((author) => ({ id: author, name: author }))}
            value={filter.author}
            onChange={(author) => onChange({ ...filter, author })}
          />
        )}
        {!isOfRecord && (
          <ChoiceField
            label={t('history.filter.section')}
            name="section"
            emptyName={t('history.filter.sections')}
            options={sections.map((section) => ({ id: section.code, name: section.name }))}
            value={filter.section}
            onChange={(section) => onChange({ ...filter, section })}
          />
        )}
      </Toolbar>
      <p className="history-count">
        <span role="status">{isOn && isPartial ? t('history.filter.reading') : count}</span>
        {isOn && (
          <Btn size="small" kind="quiet" onPress={() => onChange(NO_FILTER)}>
            {t('history.filter.clear')}
          </Btn>
        )}
      </p>
    </>
  );
}
