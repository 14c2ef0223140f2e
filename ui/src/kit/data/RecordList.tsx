import { type ReactNode, useMemo, useState } from 'react';
import {
  Collection,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  ListLayout,
  Text,
  Virtualizer,
} from 'react-aria-components';
import { matches } from '../base/filterText';
import { SeverityMark } from '../base/SeverityMark';
import type { Severity } from '../base/severity';
import { SearchField } from '../fields/SearchField';
import { fill, kitTexts } from '../texts';

export interface RecordItem {
  id: string;
  title: string;
  subtitle?: string;
  /** Worst severity of its findings. */
  severity?: Severity;
  /** Before the words: a symbol that they repeat. */
  mark?: ReactNode;
  /** Heading that it stands under, together with those that follow with the same one. */
  group?: string;
  /** At the right: a state, a number. */
  aside?: ReactNode;
  /** More words that the filter looks into. */
  words?: string;
}

export interface RecordListProps {
  /** Name of the list. */
  label: string;
  items: readonly RecordItem[];
  selected?: string;
  /** Called by click, Enter or Space: moving with the arrows never changes screen. */
  onSelect: (id: string) => void;
  /** Box to filter and count "14 di 62". */
  hasFilter?: boolean;
  /** What stands in place of an empty list. */
  empty?: ReactNode;
}

const VIRTUAL_ABOVE = 200;

function Item({ item }: { item: RecordItem }) {
  return (
    <ListBoxItem className="pp-record" id={item.id} textValue={item.title}>
      {item.mark}
      <span className="pp-record-words">
        <Text slot="label" className="pp-clamp-2">
          {item.title}
        </Text>
        {item.subtitle && (
          <Text slot="description" className="pp-record-subtitle pp-clamp-2">
            {item.subtitle}
          </Text>
        )}
      </span>
      {item.aside}
      {item.severity && <SeverityMark severity={item.severity} isNamed />}
    </ListBoxItem>
  );
}

interface Group {
  id: string;
  items: RecordItem[];
}

function grouped(items: readonly RecordItem[]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const id = item.group ?? '';
    const group = groups.get(id) ?? { id, items: [] };
    group.items.push(item);
    groups.set(id, group);
  }
  return [...groups.values()];
}

const GroupOf = ({ group }: { group: Group }) => (
  <ListBoxSection id={`group ${group.id}`}>
    <Header className="pp-record-group">{group.id}</Header>
    <Collection items={group.items}>{(item) => <Item item={item} />}</Collection>
  </ListBoxSection>
);

/** Records of one kind, to choose the one shown beside. */
export function RecordList(props: RecordListProps) {
  const { label, items, selected, onSelect, hasFilter = true, empty } = props;
  const [typed, setTyped] = useState('');
  const shown = useMemo(
    () =>
      typed.trim()
        ? items.filter((item) => matches(`${item.title} ${item.subtitle ?? ''} ${item.words ?? ''}`, typed))
        : items,
    [items, typed],
  );
  const isVirtual = shown.length > VIRTUAL_ABOVE;
  const isGrouped = items.some((item) => item.group !== undefined);
  const groups = useMemo(() => (isGrouped ? grouped(shown) : []), [isGrouped, shown]);
  const list = (
    <ListBox<RecordItem | Group>
      className="pp-records"
      aria-label={label}
      items={isGrouped ? groups : shown}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={selected ? [selected] : []}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : [...keys];
        if (id !== undefined) onSelect(String(id));
      }}
      renderEmptyState={() => (
        <div className="pp-list-empty">{items.length === 0 && empty ? empty : kitTexts.list.nothing}</div>
      )}
    >
      {(item) => ('items' in item ? <GroupOf group={item} /> : <Item item={item} />)}
    </ListBox>
  );
  return (
    <div className="pp-record-list">
      {hasFilter && (
        <div className="pp-record-filter">
          <SearchField
            label={fill(kitTexts.list.filter_label, { label })}
            placeholder={kitTexts.list.filter}
            value={typed}
            onChange={setTyped}
          />
          <span className="pp-quiet" role="status">
            {fill(kitTexts.list.count, { shown: shown.length, total: items.length })}
          </span>
        </div>
      )}
      {isVirtual ? (
        <Virtualizer
          layout={ListLayout}
          layoutOptions={{ estimatedRowHeight: 52, estimatedHeadingHeight: 32 }}
        >
          {list}
        </Virtualizer>
      ) : (
        list
      )}
    </div>
  );
}
