import type { Extent } from 'ol/extent';
import type { FeatureLike } from 'ol/Feature';
import DoubleClickZoom from 'ol/interaction/DoubleClickZoom';
import DragPan from 'ol/interaction/DragPan';
import { defaults as interactions } from 'ol/interaction/defaults';
import type BaseLayer from 'ol/layer/Base';
import OlMap from 'ol/Map';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import View from 'ol/View';
import type { Feature } from '@/api/wire';
import { type Position, toMetres } from '../geometry/projection';
import { boundsOf, isShape, type Shape } from '../geometry/shape';
import { type Paper, readPaper } from '../symbols/paint';
import { isSketching } from '../tools';
import { type Editing, EditLayer } from './editLayer';
import { GridLayer, type Ground } from './grid';
import { PlanLayers } from './planLayers';
import { SNAP_PX, Snapper, type SnapWords } from './Snapper';
import { scaleOf, toOl, VIEW } from './setup';
import { drawnOf, Styles } from './styles';
import { VertexDrag } from './VertexDrag';

/** Shapes smaller than this are marks, not shapes. */
const SMALL_PX = 24;
/** Clicks farther apart are not one double click. */
const TWICE_PX = 8;
/** Metres in a pixel: from a hand's breadth to the whole plain. */
const FINEST = 0.02;
const COARSEST = 400;

export interface ViewState {
  centre: Position;
  resolution: number;
  scale: number;
}

export interface MapEvents {
  onPick: (feature: Feature | undefined) => void;
  onPut: (at: Position) => void;
  onEnd: () => void;
  /** While a vertex or the whole is dragged. */
  onDrag: (shape: Shape) => void;
  onDropped: (shape: Shape) => void;
  onVertex: (index: number | undefined) => void;
  onView: (view: ViewState) => void;
  onPointer: (at: Position | undefined) => void;
}

export interface MapState extends Omit<Editing, 'next' | 'snapped'> {
  features: readonly Feature[];
  ground: Ground;
  /** Drawn with a light hand below the plan. */
  base?: BaseLayer;
  /** Names of what one may snap to. */
  words: SnapWords;
}

/** The map as a thing by itself: it draws what it is told, and tells what the pointer does. No rule of the plan here. */
export class PlanMap {
  readonly map: OlMap;
  private styles: Styles;
  private readonly grid: GridLayer;
  private readonly plan: PlanLayers;
  private readonly edit = new EditLayer();
  private readonly drag: VertexDrag;
  private readonly doubleClick = new DoubleClickZoom({ duration: 0 });
  private state?: MapState;
  /** Pixel of the last click, and whether it fell where the one before had. */
  private clicked: readonly [number, number] = [-1, -1];
  private isTwice = false;
  private next?: Position;
  private readonly snapper: Snapper;

  constructor(
    private readonly target: HTMLElement,
    private readonly events: MapEvents,
    /** Metres in a pixel when it is farthest. */
    coarsest = COARSEST,
  ) {
    const paper = readPaper(target);
    this.styles = new Styles(paper);
    this.grid = new GridLayer(paper);
    this.plan = new PlanLayers(this.styles);
    this.snapper = new Snapper(this.plan);
    this.map = new OlMap({
      target,
      controls: [],
      interactions: interactions({
        keyboard: false,
        altShiftDragRotate: false,
        pinchRotate: false,
        doubleClickZoom: false,
        // Without the glide that goes on by itself.
        dragPan: false,
        zoomDuration: 0,
      }).extend([new DragPan(), this.doubleClick]),
      layers: [this.grid, this.plan.areaLayer, this.plan.pointLayer, this.edit.ground, this.edit.layer],
      view: new View({
        projection: VIEW,
        center: [548_400, 5_018_500],
        resolution: 10,
        minResolution: FINEST,
        maxResolution: coarsest,
        enableRotation: false,
      }),
    });
    this.drag = new VertexDrag({
      editing: () => this.state,
      snap: (at, isOff, without) => this.snapTo(at, isOff, without),
      onDrag: (shape) => events.onDrag(shape),
      onDropped: (shape) => {
        this.snapper.found = undefined;
        events.onDropped(shape);
      },
      onVertex: (index) => events.onVertex(index),
    });
    this.map.addInteraction(this.drag);
    this.map.on('click', this.onClick);
    this.map.on('dblclick', this.onDoubleClick);
    this.map.on('pointermove', this.onMove);
    this.map.on('moveend', this.onViewed);
    // The first drawing is no move: where it is enough by itself, nothing would ever say what is in view.
    this.map.once('postrender', this.onViewed);
    target.addEventListener('pointerleave', this.onLeave);
  }

  get paper(): Paper {
    return this.styles.paper;
  }
  private get view(): View {
    return this.map.getView();
  }
  get centre(): Position {
    const [e = 0, n = 0] = this.view.getCenter() ?? [];
    return [e, n];
  }
  get resolution(): number {
    return this.view.getResolution() ?? 1;
  }
  get extent(): Extent {
    return this.view.calculateExtent(this.map.getSize());
  }

  /** Draws this from now on. */
  update(state: MapState): void {
    const before = this.state;
    this.state = state;
    if (before?.base !== state.base) this.changeBase(before?.base, state.base);
    if (before?.ground !== state.ground) {
      this.grid.ground = state.ground;
      this.grid.changed();
    }
    this.plan.show(state.features, state.chosen?.id);
    const size = this.map.getSize();
    if (size) this.plan.gather(this.extent);
    if (before?.tool !== state.tool || state.sketch.length === 0) {
      this.next = undefined;
      this.snapper.found = undefined;
    }
    this.doubleClick.setActive(!isSketching(state.tool));
    this.redraw();
  }

  private changeBase(before: BaseLayer | undefined, after: BaseLayer | undefined): void {
    if (before) this.map.removeLayer(before);
    if (after) this.map.addLayer(after);
  }

  private redraw(): void {
    if (!this.state) return;
    this.edit.draw({ ...this.state, next: this.next, snapped: this.snapper.found }, this.styles);
  }

  /** The look has changed: everything is drawn in its colours. */
  restyle(): void {
    const paper = readPaper(this.target);
    this.styles = new Styles(paper);
    this.grid.restyle(paper);
    this.plan.restyle(this.styles);
    this.redraw();
  }

  private readonly onViewed = () => {
    this.plan.gather(this.extent);
    this.snapper.forget();
    this.events.onView({
      centre: this.centre,
      resolution: this.resolution,
      scale: scaleOf(this.resolution),
    });
  };

  private readonly onLeave = () => {
    this.next = undefined;
    this.snapper.found = undefined;
    this.redraw();
    this.events.onPointer(undefined);
  };

  private readonly onMove = (event: MapBrowserEvent) => {
    if (event.dragging) return;
    const at = event.coordinate as Position;
    this.events.onPointer(at);
    if (!this.state || !isSketching(this.state.tool)) return;
    this.next = this.snapTo(at, isCtrl(event));
    this.redraw();
  };

  private readonly onClick = (event: MapBrowserEvent) => {
    const { state } = this;
    const [x = 0, y = 0] = event.pixel;
    this.isTwice = Math.hypot(x - this.clicked[0], y - this.clicked[1]) < TWICE_PX;
    this.clicked = [x, y];
    if (!state) return;
    if (!isSketching(state.tool)) {
      if (state.tool !== 'vertices' || !this.drag.isOn(event)) this.events.onPick(this.pick(event));
      return;
    }
    const at = this.snapTo(event.coordinate as Position, isCtrl(event));
    const [first] = state.sketch;
    const last = state.sketch.at(-1);
    const near = (point: Position | undefined, reach: number) =>
      point !== undefined && Math.hypot(point[0] - at[0], point[1] - at[1]) < reach * this.resolution;
    // The second click of a double one lands on the last point; a click on the first point closes.
    if (near(last, 3)) return;
    if (state.sketch.length > 2 && near(first, SNAP_PX)) this.events.onEnd();
    else this.events.onPut(at);
  };

  private readonly onDoubleClick = (event: MapBrowserEvent) => {
    if (!this.state || !isSketching(this.state.tool)) return;
    event.preventDefault();
    event.stopPropagation();
    // Two points put in a hurry are two points.
    if (this.isTwice) this.events.onEnd();
  };

  private pick(event: MapBrowserEvent): Feature | undefined {
    return this.at(event.pixel);
  }

  /** The object at a pixel, points before areas, and what lies in the chosen one before it; a heap is opened instead. */
  private at(pixel: number[]): Feature | undefined {
    const chosen = this.state?.chosen;
    let isOnChosen = false;
    const found = this.map.forEachFeatureAtPixel(
      pixel,
      (feature): Feature | 'heap' | undefined => {
        const inside = feature.get('features') as FeatureLike[] | undefined;
        if (inside && inside.length > 1) {
          this.jump(feature.getGeometry()?.getExtent());
          return 'heap';
        }
        const source = drawnOf(inside?.[0] ?? feature)?.source;
        if (!source || source.id !== chosen?.id) return source;
        isOnChosen = true;
        return undefined;
      },
      { hitTolerance: 6 },
    );
    return found === 'heap' || (!found && isOnChosen) ? chosen : found || undefined;
  }

  /** The object under the cross in the middle. */
  underCross(): Feature | undefined {
    const [width = 0, height = 0] = this.map.getSize() ?? [];
    return this.at([width / 2, height / 2]);
  }

  private jump(extent: Extent | undefined): void {
    if (!extent) return;
    this.view.setCenter([
      ((extent[0] ?? 0) + (extent[2] ?? 0)) / 2,
      ((extent[1] ?? 0) + (extent[3] ?? 0)) / 2,
    ]);
    this.view.setResolution(this.resolution / 3);
  }

  /** The position itself, or what it snaps to. */
  snapTo(at: Position, isOff: boolean, without?: readonly number[]): Position {
    const { state } = this;
    this.snapper.found = undefined;
    if (!state || isOff) return at;
    return this.snapper.snap(at, state, { extent: this.extent, resolution: this.resolution }, without);
  }
  /** What the pointer has snapped to, in words. */
  get snapWord(): string | undefined {
    return this.snapper.found?.name;
  }
  /** The plan's objects have changed: what one snaps to is gathered anew. */
  forgetGuides(): void {
    this.snapper.forget();
  }

  pan(east: number, north: number): void {
    const [e, n] = this.centre;
    this.view.setCenter([e + east, n + north]);
  }
  zoom(factor: number): void {
    this.view.setResolution(this.view.getConstrainedResolution(this.resolution / factor) ?? this.resolution);
  }
  /** Goes to a point, near enough to see it. */
  goTo(degrees: Position, resolution = 1): void {
    this.view.setCenter(toMetres(degrees));
    if (this.resolution > resolution) this.view.setResolution(resolution);
  }
  /** Stands where it stood. */
  place({ centre, resolution }: ViewState): void {
    this.view.setCenter(centre);
    this.view.setResolution(resolution);
  }
  /** Shows the whole of some shapes. */
  fit(shapes: readonly Shape[]): void {
    const bounds = boundsOf(shapes);
    if (bounds) this.fitBounds(bounds);
  }
  fitBounds([west, south, east, north]: readonly number[]): void {
    const corners = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ].map((at) => toMetres(at as number[]));
    const extent: Extent = [
      Math.min(...corners.map((at) => at[0])),
      Math.min(...corners.map((at) => at[1])),
      Math.max(...corners.map((at) => at[0])),
      Math.max(...corners.map((at) => at[1])),
    ];
    if (!this.map.getSize()) this.map.updateSize();
    this.view.fit(extent, { padding: [48, 48, 48, 48], minResolution: 0.5 });
  }
  /** The objects in view; the chosen one too, which is drawn by itself. */
  inView(): Feature[] {
    const chosen = this.state?.chosen;
    const seen = this.plan.within(this.extent);
    return chosen && this.state?.shape && this.sees(this.state.shape) ? [...seen, chosen] : seen;
  }
  /** Whether some of a shape is in view. */
  sees(shape: Shape): boolean {
    return isShape(shape) && toOl(shape).intersectsExtent(this.extent);
  }
  /** A line or an area that is hardly more than a point at this scale. */
  isSmall(shape: Shape): boolean {
    const [west = 0, south = 0, east = 0, north = 0] = toOl(shape).getExtent();
    return shape.type !== 'Point' && Math.max(east - west, north - south) / this.resolution < SMALL_PX;
  }
  focus(): void {
    this.target.focus({ preventScroll: true });
  }

  dispose(): void {
    this.target.removeEventListener('pointerleave', this.onLeave);
    if (this.state?.base) this.map.removeLayer(this.state.base);
    this.map.setTarget(undefined);
    this.map.dispose();
  }
}

const isCtrl = (event: MapBrowserEvent): boolean => {
  const { originalEvent } = event;
  return 'ctrlKey' in originalEvent && Boolean(originalEvent.ctrlKey);
};
