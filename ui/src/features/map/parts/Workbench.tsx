import { announce, IconBtn, Splitter } from '@kit';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useStart } from '@/api/queries';
import type { Feature } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import { useBase } from '../base/useBase';
import type { Position } from '../geometry/projection';
import { isShape, moved, removeVertex, vertices } from '../geometry/shape';
import { numbers, readHidden, shown as shownOf, switched, writeHidden } from '../layers';
import type { PlanMap } from '../ol/PlanMap';
import { isSketching, sketched, type Tool } from '../tools';
import { useWays } from '../ways/useWays';
import { WayPanel } from '../ways/WayPanel';
import { ChosenStrip } from './ChosenStrip';
import { HintLine } from './HintLine';
import { AddButton, type NewObject, WhatIsIt } from './KindChoice';
import { LayersPanel } from './LayersPanel';
import { MapCanvas } from './MapCanvas';
import { middleOf } from './miniView';
import { ObjectList } from './ObjectList';
import { StatusLine } from './StatusLine';
import { leftViews, useView } from './stores';
import { ToolBar } from './ToolBar';
import { canJoin, JoinPanel, joinWith, MeasurePanel, PiecesPanel } from './ToolPanels';
import { type Chosen, useChosen, usePlanFeatures } from './useChosen';
import { useDrawing } from './useDrawing';
import { useMapKeys } from './useMapKeys';
import { useShapeWords } from './useShapeWords';
import { useShown } from './useShown';

export interface WorkbenchProps {
  chosen?: Chosen;
  onChoose: (chosen: Chosen | undefined) => void;
  /** Opens the form of the chosen object. */
  onOpen: () => void;
  /** Makes a new object and chooses it; tells its id. */
  onAdd?: (made: NewObject) => Promise<string>;
  /** A place to show. */
  point?: Position;
  /** Beside a form: no list, no strip. */
  isCompact?: boolean;
}

const NO_VERTEX = undefined;
const NO_MARKS: readonly [] = [];

/** Map, tools and list, around one chosen object. */
export function Workbench(props: WorkbenchProps) {
  const { chosen, onChoose, onOpen, onAdd, point, isCompact = false } = props;
  const { id: plan, card, writable } = usePlan();
  const { data: start } = useStart();
  const { features, told } = usePlanFeatures();
  const object = useChosen(chosen);
  const drawing = useDrawing(object, chosen !== undefined);
  const base = useBase();
  const [map, setMap] = useState<PlanMap | null>(null);
  const [vertex, setVertex] = useState<number | undefined>(NO_VERTEX);
  const [isLayers, setLayers] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [keptHidden, keepHidden] = useRemembered('map-hidden', '');
  const [split, setSplit] = useRemembered('split.map-list', '34');
  const hidden = useMemo(() => readHidden(keptHidden), [keptHidden]);
  const { shown, show, hide } = useShown(map, chosen?.id);
  const { tool, sketch, pieces, measured, unowned } = drawing;
  const { shape, save, drag, field, title, info } = object;

  const visible = useMemo(() => shownOf(features, hidden), [features, hidden]);
  const number = useMemo(() => numbers(features), [features]);
  const measure = useMemo(
    () => measured ?? (tool === 'measure' ? sketched({ tool, sketch, left: {} })?.shape : undefined),
    [measured, tool, sketch],
  );
  const wordsOf = useMemo(
    () => chosen && field && { kind: chosen.kind, id: chosen.id, field: field.name },
    [chosen, field],
  );
  const words = useShapeWords(wordsOf, shape);
  const measureWords = useShapeWords(undefined, measure);

  const ways = useWays({ title, forms: field?.forms ?? [], shape, save });
  const ground = useMemo(() => {
    const commune = start?.communes.find((one) => one.istat === card.istat);
    const near = new Set(commune?.neighbours);
    return { commune, neighbours: (start?.communes ?? []).filter((one) => near.has(one.istat)) };
  }, [start?.communes, card.istat]);

  // The view: the place that was asked for, else the chosen object, else where one was, else the whole plan.
  const isPlaced = useRef(false);
  const isTold = told !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when map and objects are there
  useEffect(() => {
    if (!map || !isTold || isPlaced.current) return;
    isPlaced.current = true;
    const left = leftViews.get(plan);
    if (point) map.goTo(point);
    else if (shape) map.fit([shape]);
    else if (left && !isCompact) map.place(left);
    else if (features.length > 0) map.fitBounds(told.bounds);
    else if (ground.commune) map.fitBounds(ground.commune.bounds);
    else map.goTo(told.commune, 10);
  }, [map, isTold]);
  useEffect(() => {
    if (map && point && isPlaced.current) map.goTo(point);
  }, [map, point]);
  useEffect(
    () => () => {
      const { view } = useView.getState();
      if (view) leftViews.set(plan, view);
    },
    [plan],
  );
  // What is chosen in the list is brought into view.
  const id = chosen?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another is chosen
  useEffect(() => {
    setVertex(NO_VERTEX);
    if (map && shape && isPlaced.current && !map.sees(shape)) map.fit([shape]);
  }, [map, id]);
  // Who comes from a finding comes to mend it.
  const { take } = drawing;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a place is asked for
  useEffect(() => {
    if (point && writable && id) take('vertices');
  }, [point, id]);

  // A new object: what was drawn already becomes its shape, else it is drawn now.
  const [added, setAdded] = useState<{ id: string; tool: Tool }>();
  const add = async (made: NewObject) => {
    if (onAdd) setAdded({ id: await onAdd(made), tool: made.tool });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the object that was added is the chosen one
  useEffect(() => {
    if (!added || added.id !== id || !object.spot) return;
    setAdded(undefined);
    if (unowned) {
      drawing.setUnowned(undefined);
      save(unowned);
    } else take(added.tool);
  }, [added, id, object.spot]);

  const said = useRef('');
  const sentence = words?.sentence ?? '';
  useEffect(() => {
    if (!sentence || said.current === sentence) return;
    const timer = setTimeout(() => {
      said.current = sentence;
      announce(sentence);
    }, 700);
    return () => clearTimeout(timer);
  }, [sentence]);

  const isFromList = useRef(false);
  const bench = useRef<HTMLDivElement>(null);
  // Who has just drawn something new writes its name next.
  const isNew = shape !== undefined && object.feature === undefined && !isCompact;
  useEffect(() => {
    if (isNew) bench.current?.querySelector<HTMLElement>('.map-fields input')?.focus();
  }, [isNew]);

  const onPick = (feature: Feature | undefined) => {
    isFromList.current = false;
    if (tool === 'join' && shape && chosen) {
      if (feature && canJoin(shape, chosen.id, feature))
        void joinWith(shape, feature).then((made) => drawing.apply(made));
      return;
    }
    if (!feature) {
      if (tool === 'choose') onChoose(undefined);
      return;
    }
    announce(feature.title);
    onChoose({ kind: feature.kind as Chosen['kind'], id: feature.id });
  };
  const removeHeld = () => {
    const held = shape && vertex !== undefined ? vertices(shape)[vertex] : undefined;
    if (!shape || !held || tool !== 'vertices') return;
    const next = removeVertex(shape, held.path);
    if (next) save(next);
    else announce(t('map.draw.no_vertex'));
    setVertex(NO_VERTEX);
  };
  const onKeyDown = useMapKeys({
    map,
    drawing,
    canMove: writable && shape !== undefined,
    onNudge: (east, north) => shape && save(moved(shape, east, north), { goesOn: true }),
    onCentre: () => shape && map?.fit([shape]),
    onOpenCross: () => {
      const under = map?.underCross();
      if (under && under.id === chosen?.id) onOpen();
      else onPick(under);
    },
    onRemove: removeHeld,
    onLeave: () => {
      hide();
      if (tool === 'choose') onChoose(undefined);
      else drawing.leaveTool();
    },
  });

  const marks = useMemo(() => {
    const here = shown.point ?? point;
    const wrong = words?.problems.flatMap((problem) =>
      problem.point ? [{ at: problem.point as Position, kind: 'wrong' as const }] : [],
    );
    const cut = pieces?.map((piece, i) => ({
      at: middleOf(piece),
      kind: 'here' as const,
      text: t('map.pieces.show', { number: i + 1 }),
    }));
    return [
      ...(here ? [{ at: here, kind: 'here' as const }] : NO_MARKS),
      ...(wrong ?? NO_MARKS),
      ...(cut ?? NO_MARKS),
    ];
  }, [shown.point, point, words, pieces]);
  useEffect(() => {
    if (map && pieces?.some((piece) => !map.sees(piece))) map.fit(pieces);
  }, [map, pieces]);
  const proposals = useMemo(
    () => [
      ...shown.shapes,
      ...(pieces ?? []),
      ...(unowned ? [unowned] : []),
      ...(measured ? [measured] : []),
    ],
    [shown.shapes, pieces, unowned, measured],
  );
  const numberOf = id ? number.get(id) : undefined;
  const blank = useMemo(
    (): Feature | undefined =>
      chosen && info && shape && !object.feature
        ? {
            kind: chosen.kind,
            id: chosen.id,
            field: field?.name ?? '',
            section: info.section,
            title: '',
            symbol: '',
            geometry: shape,
          }
        : undefined,
    [chosen, info, shape, object.feature, field],
  );
  const chosenFeature = object.feature ?? blank;
  const state = useMemo(
    () => ({
      features: visible,
      ground,
      base: base.layer,
      chosen: chosenFeature,
      number: numberOf,
      shape,
      hasHandles: tool === 'vertices' && writable,
      vertex,
      tool,
      sketch,
      marks,
      shown: proposals,
    }),
    [
      visible,
      ground,
      base.layer,
      chosenFeature,
      numberOf,
      shape,
      tool,
      writable,
      vertex,
      sketch,
      marks,
      proposals,
    ],
  );

  const turns = useView((now) => now.turns);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in view changes with the view
  const inView = useMemo(() => (isLayers ? (map?.inView() ?? []) : []), [isLayers, map, visible, turns]);
  const fit = () => {
    if (shape) map?.fit([shape]);
    else if (visible.length > 0)
      map?.fit(visible.flatMap(({ geometry }) => (isShape(geometry) ? [geometry] : [])));
    else if (ground.commune) map?.fitBounds(ground.commune.bounds);
  };

  const canvas = (
    <MapCanvas
      ref={setMap}
      state={state}
      selected={id}
      events={{
        onPick,
        onPut: drawing.put,
        onEnd: drawing.end,
        onDrag: drag,
        onDropped: (dropped) => save(dropped),
        onVertex: setVertex,
      }}
      label={chosen ? t('map.label_of', { title }) : t('map.label')}
      onKeyDown={onKeyDown}
      onDropFile={chosen && writable ? (file) => void ways.readDropped(file) : undefined}
    >
      <div className="map-zoom">
        <IconBtn icon="plus" name={t('map.status.zoom_in')} placement="left" onPress={() => map?.zoom(2)} />
        <IconBtn
          icon="minus"
          name={t('map.status.zoom_out')}
          placement="left"
          onPress={() => map?.zoom(0.5)}
        />
      </div>
      <svg className="map-north" viewBox="0 0 24 36" role="img" aria-label={t('map.status.north')}>
        <path d="M12 2l6 18-6-4-6 4z" />
        <text x="12" y="34">
          N
        </text>
      </svg>
      {isLayers && (
        <LayersPanel
          features={features}
          inView={inView}
          hidden={hidden}
          onSwitch={(section, isShown) => keepHidden(writeHidden(switched(hidden, section, isShown)))}
          onAll={() => keepHidden('')}
          base={base}
          onClose={() => setLayers(false)}
        />
      )}
    </MapCanvas>
  );

  const panels: ReactNode = (
    <>
      {unowned && onAdd && (
        <WhatIsIt
          shape={unowned}
          onChoose={(made) => void add(made)}
          onDrop={() => drawing.setUnowned(undefined)}
        />
      )}
      <PiecesPanel drawing={drawing} object={object} />
      {tool === 'join' && chosen && <JoinPanel drawing={drawing} object={object} id={chosen.id} />}
      <MeasurePanel shape={measure} words={measureWords} />
      {(ways.way || tool === 'around') && (
        <WayPanel
          key={ways.way ?? 'around'}
          way={ways.way ?? 'around'}
          id={id ?? ''}
          title={title}
          forms={field?.forms ?? []}
          shape={shape}
          onShape={(made, options) => {
            if (ways.way === 'vertices') save(made, options);
            else if (chosen) ways.give(made);
            else void drawing.apply(made);
            if (tool === 'around') drawing.leaveTool();
          }}
          onRemove={ways.remove}
          onClose={() => {
            ways.setWay(undefined);
            if (tool === 'around') drawing.leaveTool();
          }}
          vertex={vertex}
          onVertex={setVertex}
        />
      )}
    </>
  );
  const onTake = (next: Parameters<typeof drawing.take>[0]) => {
    if (next !== 'vertices') ways.setWay(undefined);
    drawing.take(next);
    if (isSketching(next) || next === 'move') map?.focus();
  };
  const onEscape = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    const isInside = event.currentTarget.contains(target as Node) && !(target instanceof HTMLInputElement);
    if (event.key === 'Escape' && isInside && tool !== 'choose') drawing.leaveTool();
  };
  const bar = (
    <ToolBar
      tool={tool}
      onTake={onTake}
      isLayers={isLayers}
      onLayers={() => setLayers(!isLayers)}
      onFit={fit}
      isCompact={isCompact}
    />
  );
  const drawn = (
    <div className="map-drawn">
      <HintLine
        drawing={drawing}
        object={object}
        isChosen={chosen !== undefined}
        onTable={ways.way === 'vertices' ? undefined : () => ways.setWay('vertices')}
      />
      {canvas}
      <StatusLine base={base} isCompact={isCompact} />
    </div>
  );
  if (isCompact)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the tool wherever the focus is
      <div className="map-bench" ref={bench} data-compact onKeyDown={onEscape}>
        {bar}
        {drawn}
        <div className="map-cards">{panels}</div>
      </div>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the tool wherever the focus is
    <div className="map-bench" ref={bench} onKeyDown={onEscape}>
      <div className="map-head">
        <h1>{t('map.title')}</h1>
        {writable && onAdd && <AddButton onAdd={(made) => void add(made)} />}
      </div>
      {bar}
      <Splitter
        label={t('map.list.label')}
        initial={Number(split)}
        onResize={(percent) => setSplit(String(percent))}
        first={
          <div className="map-side">
            <div data-chosen={chosen || unowned ? '' : undefined}>
              <ObjectList
                features={visible}
                hiddenCount={features.length - visible.length}
                onShowAll={() => keepHidden('')}
                selected={id}
                onSelect={({ kind, id: next }) => {
                  isFromList.current = true;
                  onChoose({ kind: kind as Chosen['kind'], id: next });
                }}
                isMissing={isMissing}
                onMissing={() => setMissing(true)}
              />
              <div className="map-cards">
                {panels}
                {chosen && (
                  <ChosenStrip
                    key={chosen.id}
                    chosen={chosen}
                    object={object}
                    words={words}
                    ways={ways}
                    onShow={(finding) => void show(finding)}
                    onShowPoint={(at) => map?.goTo(at)}
                    onClose={() => onChoose(undefined)}
                    takesFocus={isFromList.current}
                  />
                )}
              </div>
            </div>
          </div>
        }
        second={drawn}
      />
    </div>
  );
}
