import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';

export interface TabItem {
  id: string;
  name: string;
  /** Beside the name: a count, a mark. */
  aside?: ReactNode;
  content: ReactNode;
}

export interface TabsProps {
  /** Name of the group of tabs. */
  label: string;
  items: readonly TabItem[];
  selected?: string;
  onSelect?: (id: string) => void;
  /** The panel takes the height left, for tables and maps. */
  isFill?: boolean;
}

/** Parts of one screen, one at a time. */
export function Tabs({ label, items, selected, onSelect, isFill = false }: TabsProps) {
  return (
    <AriaTabs
      className="pp-tabs"
      data-fill={isFill || undefined}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect?.(String(key))}
    >
      <TabList className="pp-tab-list" aria-label={label}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="pp-tab">
            {item.name}
            {item.aside}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="pp-tab-panel">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
