import { Splitter } from '@kit';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import { BenchMap } from './BenchMap';
import { BenchPanels } from './BenchPanels';
import { ChosenStrip } from './ChosenStrip';
import { AddButton } from './KindChoice';
import { ObjectList } from './ObjectList';
import { ToolBar } from './ToolBar';
import { type Bench, type BenchOf, useBench } from './useBench';
import type { Chosen } from './useChosen';

/** Objects in words: all of them, and the chosen one with what the tools ask. */
function Side({ bench }: { bench: Bench }) {
  const { chosen, object, drawing, visible, features, isFromList } = bench;
  const [isMissing, setMissing] = useState(false);
  return (
    <div className="map-side">
      <div data-chosen={chosen || drawing.unowned ? '' : undefined}>
        <ObjectList
          features={visible}
          hiddenCount={features.length - visible.length}
          onShowAll={bench.onShowAll}
          selected={chosen?.id}
          onSelect={({ kind, id }) => {
            isFromList.current = true;
            bench.onChoose({ kind: kind as Chosen['kind'], id });
          }}
          isMissing={isMissing}
          onMissing={() => setMissing(true)}
        />
        <div className="map-cards">
          <BenchPanels bench={bench} />
          {chosen && (
            <ChosenStrip
              key={chosen.id}
              chosen={chosen}
              object={object}
              words={bench.words}
              ways={bench.ways}
              onShow={(finding) => void bench.show(finding)}
              onShowPoint={(at) => bench.map?.goTo(at)}
              onClose={() => {
                isFromList.current = false;
                bench.onChoose(undefined);
              }}
              takesFocus={isFromList.current}
            />
          )}
        </div>
      </div>
    </div>
  );
}

/** Map, tools and list, around one chosen object. */
export function Workbench(props: BenchOf) {
  const bench = useBench(props);
  const { drawing, object, isCompact } = bench;
  const [isLayers, setLayers] = useState(false);
  const [split, setSplit] = useRemembered('split.map-list', '34');
  const place = useRef<HTMLDivElement>(null);
  // Who has just drawn something new writes its name next.
  const isNew = object.shape !== undefined && object.feature === undefined && !isCompact;
  useEffect(() => {
    if (isNew) place.current?.querySelector<HTMLElement>('.map-fields input')?.focus();
  }, [isNew]);
  const onEscape = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    const isInside = event.currentTarget.contains(target as Node) && !(target instanceof HTMLInputElement);
    if (event.key === 'Escape' && isInside && drawing.tool !== 'choose') drawing.leaveTool();
  };
  const bar = (
    <ToolBar
      tool={drawing.tool}
      onTake={bench.take}
      isLayers={isLayers}
      onLayers={() => setLayers(!isLayers)}
      onFit={bench.fit}
      isCompact={isCompact}
    />
  );
  const map = <BenchMap bench={bench} isLayers={isLayers} onLayersClose={() => setLayers(false)} />;
  if (isCompact)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the tool wherever the focus is
      <div className="map-bench" data-compact onKeyDown={onEscape}>
        {bar}
        {map}
        <div className="map-cards">
          <BenchPanels bench={bench} />
        </div>
      </div>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the tool wherever the focus is
    <div className="map-bench" ref={place} onKeyDown={onEscape}>
      <div className="map-head">
        <h1>{t('map.title')}</h1>
        {bench.canAdd && <AddButton onAdd={(made) => void bench.add(made)} />}
      </div>
      {bar}
      <Splitter
        label={t('map.list.label')}
        initial={Number(split)}
        onResize={(percent) => setSplit(String(percent))}
        first={<Side bench={bench} />}
        second={map}
      />
    </div>
  );
}
