import { Btn, MenuButton } from '@kit';
import { type KeyboardEvent, useState } from 'react';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import type { Tool } from '../tools';
import { ToolIcon } from './ToolIcon';

type Entry = Tool | 'layers' | 'fit';

const DRAWS: readonly Tool[] = ['point', 'line', 'polygon', 'rectangle', 'circle'];
const EDITS: readonly Tool[] = ['vertices', 'move', 'cut', 'join', 'hole', 'around'];

export interface ToolBarProps {
  tool: Tool;
  onTake: (tool: Tool) => void;
  isLayers: boolean;
  onLayers: () => void;
  onFit: () => void;
  /** Beside a form: the tools gathered in two menus. */
  isCompact?: boolean;
}

/** The tools in words, one of them in hand. Arrows go from one to the next; Tab leaves the bar. */
export function ToolBar(props: ToolBarProps) {
  const { tool, onTake, isLayers, onLayers, onFit, isCompact } = props;
  const { writable } = usePlan();
  const [stop, setStop] = useState<Entry>('choose');
  const all: readonly Entry[] = writable
    ? ['choose', ...DRAWS, ...EDITS, 'measure', 'layers', 'fit']
    : ['choose', 'measure', 'layers', 'fit'];
  const button = (entry: Entry) => (
    <Btn
      key={entry}
      kind="quiet"
      size="small"
      data-entry={entry}
      excludeFromTabOrder={!isCompact && entry !== stop}
      aria-pressed={entry === 'fit' ? undefined : entry === 'layers' ? isLayers : entry === tool}
      onFocus={() => setStop(entry)}
      onPress={() => (entry === 'layers' ? onLayers() : entry === 'fit' ? onFit() : onTake(entry))}
    >
      <ToolIcon name={entry} />
      {t(`map.tools.${entry}`)}
    </Btn>
  );
  if (isCompact) {
    const menu = (name: 'draw' | 'more', entries: readonly Tool[]) => (
      <MenuButton
        kind="quiet"
        size="small"
        label={
          <>
            <ToolIcon name={entries.includes(tool) ? tool : name} />
            {entries.includes(tool) ? t(`map.tools.${tool}`) : t(`map.tools.${name}`)}
          </>
        }
        items={entries.map((id) => ({ id, name: t(`map.tools.${id}`) }))}
        onAction={(id) => onTake(id as Tool)}
      />
    );
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
      <div className="map-tools" role="group" aria-label={t('map.tools.label')}>
        {button('choose')}
        {writable && menu('draw', DRAWS)}
        {writable && button('vertices')}
        {writable && menu('more', [...EDITS.slice(1), 'measure'])}
        {button('layers')}
        {button('fit')}
      </div>
    );
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = way ? all[(all.indexOf(stop) + way + all.length) % all.length] : undefined;
    if (!to) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-entry="${to}"]`)?.focus();
  };
  return (
    <div className="map-tools" role="toolbar" aria-label={t('map.tools.label')} onKeyDown={onKeyDown}>
      {all.map(button)}
    </div>
  );
}
