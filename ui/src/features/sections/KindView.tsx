import { RecordList, Splitter, useFrame } from '@kit';
import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import type { KindInfo, PlanRecord } from '@/api/wire';
import { useCommand } from '@/app/commands';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { useWorst } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { AttachFile } from './attachments/AttachFile';
import { BackToList } from './BackToList';
import { useBesideRoom } from './beside/beside';
import { makeDraft, useDrafts } from './drafts';
import { EmptyKind } from './EmptyKind';
import { firstField } from './form/groups';
import { KindBar } from './KindBar';
import { KindTable } from './KindTable';
import { useSectionPlace } from './place';
import { RecordPane } from './RecordPane';
import { essentials, SORTS, type SortName } from './recordItems';
import { useDeeds } from './useDeeds';
import { useItems } from './useItems';
import { useWindowWidth } from './useWindowWidth';

/** Drawn anew only when a row changes, whatever is typed beside it. */
const List = memo(RecordList);

/** From this width of the window on, a third of it would be too much for a list. */
const ROOMY = 1600;

const isSortName = (text: string): text is SortName => (SORTS as readonly string[]).includes(text);

export interface KindViewProps {
  info: KindInfo;
  records: readonly PlanRecord[];
  isSectionEmpty: boolean;
}

/** The records of one kind: the list, and the one that is open. */
export function KindView({ info, records, isSectionEmpty }: KindViewProps) {
  const { id: plan, writable } = usePlan();
  const { section, record: open, field, finding, goTo } = useSectionPlace();
  const { room } = useFrame();
  const deeds = useDeeds(info);
  const worst = useWorst();
  const fresh = useDrafts((now) => now.fresh);
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useRemembered(`view.${info.name}`, 'list');
  const [sortText, setSort] = useRemembered(`sort.${info.name}`, 'name');
  const [split, setSplit] = useRemembered('split.section', useWindowWidth() < ROOMY ? '34' : '26');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const sort = isSortName(sortText) ? sortText : 'name';
  const isTable = view === 'table';
  const isTight = useBesideRoom(plan) === 'tight';
  const isNarrow = room === 'narrow' || room === 'phone' || isTight;

  const fields = useMemo(() => essentials(info), [info]);
  const severityOf = useCallback((id: string) => (fresh.has(id) ? undefined : worst.get(id)), [fresh, worst]);
  const items = useItems(records, fields, severityOf, sort);

  const openAt = (id: string, isWriting: boolean) =>
    goTo({ kind: info.name, record: id, field: isWriting ? firstField(info) : undefined });
  const show = useCallback((id: string) => goTo({ kind: info.name, record: id }), [goTo, info.name]);
  const add = async () => {
    const { record } = await makeDraft(plan, info.name as Kind);
    openAt(record.id, true);
  };
  const duplicate = async (some: readonly PlanRecord[]) => {
    const last = await deeds.duplicate(some);
    if (last && some.length === 1) openAt(last.id, true);
  };
  const remove = async (some: readonly PlanRecord[]) => {
    const ids = new Set(some.map((each) => each.id));
    const at = items.findIndex((item) => ids.has(item.id));
    const left = items.filter((item) => !ids.has(item.id));
    if (!(await deeds.remove(some))) return;
    setSelected(new Set());
    if (!open || !ids.has(open)) return;
    const next = left[Math.min(at, left.length - 1)];
    goTo({ kind: info.name, record: isTable || isNarrow ? undefined : next?.id }, { replace: true });
  };
  const canAdd = writable && info.name !== 'attachment';
  useCommand('new', canAdd ? () => void add() : undefined);
  useCommand('filter', () => place.current?.querySelector<HTMLInputElement>('input[type="search"]')?.focus());

  const row = (id: string | undefined) =>
    id
      ? place.current?.querySelector<HTMLElement>(`[role="option"][data-key="${CSS.escape(id)}"]`)
      : undefined;
  // An address opens a record far down the list: its row comes into sight.
  useEffect(() => {
    if (!open) return;
    place.current
      ?.querySelector(`[role="option"][data-key="${CSS.escape(open)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  // Enter is for writing, where a click only shows.
  const onListKey = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[role="option"]')?.dataset.key;
    if (!id) return;
    if (event.key === 'Enter') openAt(id, true);
    else if (event.key === 'Delete' && writable) void remove(records.filter((each) => each.id === id));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onDetailKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const isBusy = target.getAttribute('aria-expanded') === 'true' && target.matches('input');
    if (event.key !== 'Escape' || event.defaultPrevented || isBusy || !place.current?.contains(target))
      return;
    if (isNarrow || isTable) goTo({ kind: info.name });
    else (row(open) ?? place.current.querySelector<HTMLElement>('[role="listbox"]'))?.focus();
  };

  const bar = (
    <KindBar
      info={info}
      count={records.length}
      isTable={isTable}
      onView={(next) => setView(next)}
      sort={sort}
      onSort={setSort}
      onAdd={canAdd ? () => void add() : undefined}
      onAttached={(record) => openAt(record.id, true)}
    />
  );
  const detail = open && (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back to the list
    <div className="sections-pane" onKeyDown={onDetailKey}>
      <RecordPane
        key={open}
        section={section}
        info={info}
        id={open}
        isStored={records.some((each) => each.id === open)}
        field={field}
        finding={finding}
        deeds={deeds}
        back={
          (isNarrow || isTable) && <BackToList isTable={isTable} onBack={() => goTo({ kind: info.name })} />
        }
        onDuplicate={info.name === 'attachment' ? undefined : (record) => void duplicate([record])}
        onRemove={(record) => void remove([record])}
      />
    </div>
  );
  if (records.length === 0 && !open)
    return (
      <div ref={place} className="sections-kind">
        <EmptyKind
          section={section}
          info={info}
          onAdd={canAdd ? () => void add() : undefined}
          first={
            writable &&
            info.name === 'attachment' && (
              <AttachFile plan={plan} kind="primary" onAttached={(record) => openAt(record.id, true)} />
            )
          }
          isSectionEmpty={isSectionEmpty}
        />
      </div>
    );
  if (isTable)
    return (
      <div ref={place} className="sections-kind">
        {!open && bar}
        {detail || (
          <KindTable
            info={info}
            records={records}
            selected={selected}
            onSelect={setSelected}
            onOpen={(id) => openAt(id, false)}
            deeds={deeds}
            onDuplicate={(some) => void duplicate(some)}
            onRemove={(some) => void remove(some)}
          />
        )}
      </div>
    );
  return (
    <div ref={place} className="sections-kind">
      <Splitter
        label={t('sections.list.label', { kind: info.plural })}
        initial={Number(split)}
        onResize={(percent) => setSplit(String(percent))}
        narrowPane={open ? 'second' : 'first'}
        first={
          <div className="sections-list" onKeyDownCapture={onListKey}>
            {bar}
            <List label={info.plural} items={items} selected={open} onSelect={show} />
          </div>
        }
        second={detail || <NothingOpen section={section} />}
      />
    </div>
  );
}

/** Beside a list of which nothing is open yet: what the section is for. */
function NothingOpen({ section }: { section: string }) {
  const about = useKinds().section(section)?.about;
  return (
    <div className="sections-about">
      <p>{about}</p>
      <p>{t('sections.list.nothing_open')}</p>
    </div>
  );
}
