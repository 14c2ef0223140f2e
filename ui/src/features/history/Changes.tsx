import { Btn, EmptyState, ErrorBox } from '@kit';
import { useDeferredValue, useMemo, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { message } from '@/api/fault';
import { useStart } from '@/api/queries';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { byDay } from './days';
import { Entry } from './Entry';
import { FilterBar } from './FilterBar';
import { filterEntries, isFiltered, NO_FILTER } from './filterEntries';
import { PAGE, useEntries } from './useEntries';

/** The changes by day, of the plan or of one record. */
export function Changes({ record }: { record?: string }) {
  const { id } = usePlan();
  const { data: start } = useStart();
  const { catalogue } = useKinds();
  const { history, error, isPartial } = useEntries(id, record);
  const [filter, setFilter] = useState(NO_FILTER);
  const [limit, setLimit] = useState(PAGE);
  const wanted = useDeferredValue(filter);
  const sectionOf = useMemo(() => {
    const sections = new Map(catalogue.kinds.map((kind) => [kind.name, kind.section]));
    return (kind: string) => sections.get(kind);
  }, [catalogue]);
  const found = useMemo(
    () => filterEntries(history?.entries ?? [], wanted, sectionOf),
    [history, wanted, sectionOf],
  );
  if (error) return <ErrorBox message={message(error)} />;
  if (!history) return <p className="pp-quiet">{t('history.loading')}</p>;
  if (history.total === 0) return <EmptyState title={t('history.empty')} text={t('history.empty_text')} />;
  const total = isFiltered(wanted) ? found.length : history.total;
  const shown = found.slice(0, limit);
  const left = total - shown.length;
  return (
    <>
      <FilterBar
        entries={history.entries}
        sectionOf={sectionOf}
        filter={filter}
        onChange={(next) => {
          setFilter(next);
          setLimit(PAGE);
        }}
        isOfRecord={record !== undefined}
        found={total}
        total={history.total}
        isPartial={isPartial}
      />
      {found.length === 0 && !isPartial && (
        <EmptyState
          title={t('history.filter.none')}
          text={t('history.filter.none_text', { total: history.total })}
          actions={<Btn onPress={() => setFilter(NO_FILTER)}>{t('history.filter.clear')}</Btn>}
        />
      )}
      {byDay(shown, start?.today ?? '').map((day) => (
        <section key={day.key} className="history-day" aria-labelledby={`day-${day.key}`}>
          <h2 id={`day-${day.key}`}>{day.title}</h2>
          <ul>
            {day.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} record={record} />
            ))}
          </ul>
        </section>
      ))}
      {left > 0 && (
        <div className="history-more">
          <Btn onPress={() => setLimit(limit + PAGE)}>
            {t('history.more', { count: Math.min(left, PAGE) })}
          </Btn>
          <span className="pp-quiet">{t('history.shown', { shown: shown.length, total })}</span>
        </div>
      )}
    </>
  );
}
