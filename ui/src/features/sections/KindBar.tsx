import { Btn, MenuButton, type MenuEntry, Toolbar } from '@kit';
import { useOffers } from '@/api/queries';
import type { KindInfo, PlanRecord } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { ImportLink } from '@/features/import/ImportLink';
import { t } from '@/texts';
import { AttachFile } from './attachments/AttachFile';
import { SORTS, type SortName } from './recordItems';

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

/** What may be done with the list of a kind. */
export function KindBar(props: KindBarProps) {
  const { info, count, isTable, onView, sort, onSort, onAdd, onAttached } = props;
  const { id: plan, writable } = usePlan();
  const { data: offers } = useOffers(plan);
  const offered = offers?.filter((offer) => offer.kind === info.name).length ?? 0;
  return (
    <Toolbar
      label={info.plural}
      end={
        count > 1 && (
          <MenuButton
            kind="quiet"
            size="small"
            label={t('sections.list.view')}
            name={t('sections.list.view_name', { kind: info.plural })}
            items={viewEntries(isTable, sort)}
            onAction={(id) => (id === 'view' ? onView(isTable ? 'list' : 'table') : onSort(id as SortName))}
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
      {writable && <ImportLink kind={info.name} size="small" />}
      {writable && offered > 0 && (
        <AppLink kind="plain" size="small" href={links.model(plan)}>
          {t('sections.deed.model_count', { count: offered })}
        </AppLink>
      )}
    </Toolbar>
  );
}
