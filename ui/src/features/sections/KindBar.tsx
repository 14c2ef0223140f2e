import { Btn, MenuButton, type MenuEntry, Toolbar } from '@kit';
import { useRef } from 'react';
import { useOffers } from '@/api/queries';
import type { KindInfo, PlanRecord } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { ImportLink } from '@/features/import/ImportLink';
import { useImportKinds } from '@/features/import/useImportKinds';
import { t } from '@/texts';
import { AttachFile } from './attachments/AttachFile';
import { SORTS, type SortName } from './recordItems';
import { useOwnWidth } from './useOwnWidth';

/** Widths, in CSS pixels, below which the ways to bring records in stand in the menu: a bar of two lines is list lost. */
const ROOM_FOR_MODEL = 390;
const ROOM_FOR_IMPORT = 256;

export interface KindBarProps {
  info: KindInfo;
  count: number;
  isTable: boolean;
  onView: (view: 'list' | 'table') => void;
  sort: SortName;
  onSort: (sort: SortName) => void;
  onAdd?: () => void;
  onAttached: (record: PlanRecord) => void;
}

const viewEntries = (isTable: boolean, sort: SortName): MenuEntry[] => {
  const view = { id: 'view', name: t(`sections.list.${isTable ? 'as_list' : 'as_table'}`) };
  // A table is sorted by its columns.
  if (isTable) return [view];
  const sorts = SORTS.map((id) => ({
    id,
    name: t(`sections.list.by_${id}`),
    keys: id === sort ? '✓' : undefined,
  }));
  return [...sorts, { ...view, startsGroup: true }];
};

/** What may be done with the list of a kind, on one line however narrow it is. */
export function KindBar(props: KindBarProps) {
  const { info, count, isTable, onView, sort, onSort, onAdd, onAttached } = props;
  const { id: plan, writable } = usePlan();
  const go = useGo();
  const { data: offers } = useOffers(plan);
  const { data: kinds } = useImportKinds();
  const bar = useRef<HTMLDivElement>(null);
  const width = useOwnWidth(bar) ?? Number.POSITIVE_INFINITY;
  const offered = offers?.filter((offer) => offer.kind === info.name).length ?? 0;
  const canImport = writable && (kinds ?? []).some(({ kind }) => kind === info.name);
  const canTake = writable && offered > 0;
  const hasImport = canImport && width >= ROOM_FOR_IMPORT;
  const hasModel = canTake && width >= ROOM_FOR_MODEL;
  const model = t('sections.deed.model_count', { count: offered });

  const folded: MenuEntry[] = [
    ...(canImport && !hasImport ? [{ id: 'import', name: t('import.link') }] : []),
    ...(canTake && !hasModel ? [{ id: 'model', name: model }] : []),
  ];
  const views = count > 1 ? viewEntries(isTable, sort) : [];
  const items = [
    ...folded,
    ...views.map((entry, at) => (at === 0 && folded.length > 0 ? { ...entry, startsGroup: true } : entry)),
  ];
  const onAction = (id: string) => {
    if (id === 'import') go(links.import(plan, info.name));
    else if (id === 'model') go(links.model(plan));
    else if (id === 'view') onView(isTable ? 'list' : 'table');
    else onSort(id as SortName);
  };
  const menu = folded.length > 0 ? 'more' : 'view';
  return (
    <div ref={bar} className="sections-bar">
      <Toolbar
        label={info.plural}
        end={
          items.length > 0 && (
            <MenuButton
              kind="quiet"
              size="small"
              label={t(`sections.list.${menu}`)}
              name={t(`sections.list.${menu}_name`, { kind: info.plural })}
              items={items}
              onAction={onAction}
            />
          )
        }
      >
        {onAdd && (
          <Btn
            kind="primary"
            size="small"
            icon="plus"
            onPress={onAdd}
            aria-label={t('sections.deed.add_kind', { kind: info.label })}
          >
            {t('sections.deed.add')}
          </Btn>
        )}
        {info.name === 'attachment' && writable && (
          <AttachFile plan={plan} size="small" kind="primary" onAttached={onAttached} />
        )}
        {hasImport && <ImportLink kind={info.name} size="small" />}
        {hasModel && (
          <AppLink kind="plain" size="small" href={links.model(plan)}>
            {model}
          </AppLink>
        )}
      </Toolbar>
    </div>
  );
}
