import PointerInteraction from 'ol/interaction/Pointer';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import { type Position, toDegrees, toMetres } from '../geometry/projection';
import { edges, insertVertex, moved, type Shape, setVertex, vertices } from '../geometry/shape';
import { toOl } from './setup';

/** Half of the 24 px that a vertex can be seized by. */
const REACH = 12;

interface Lent {
  editing: () => { tool: string; shape?: Shape; hasHandles: boolean } | undefined;
  snap: (at: Position, isOff: boolean, without?: readonly number[]) => Position;
  onDrag: (shape: Shape) => void;
  onDropped: (shape: Shape) => void;
  onVertex: (index: number | undefined) => void;
}

type Held = { path: readonly number[]; shape: Shape } | { from: Position; shape: Shape };

/** Drags a vertex, the middle of an edge (which becomes one), or the whole shape. */
export class VertexDrag extends PointerInteraction {
  private held?: Held;
  private latest?: Shape;

  constructor(private readonly lent: Lent) {
    super();
  }

  /** The vertex or the middle at a pixel. */
  private seize(event: MapBrowserEvent): { path: readonly number[]; shape: Shape } | undefined {
    const editing = this.lent.editing();
    if (!editing?.shape || !editing.hasHandles) return undefined;
    const { shape } = editing;
    const [x = 0, y = 0] = event.pixel;
    const far = (metres: readonly number[]) => {
      const [px = 0, py = 0] = event.map.getPixelFromCoordinate([...metres]);
      return Math.hypot(px - x, py - y);
    };
    let best: { path: readonly number[]; shape: Shape } | undefined;
    let least = REACH;
    for (const vertex of vertices(shape)) {
      const distance = far(toMetres(vertex.at));
      if (distance <= least) [best, least] = [{ path: vertex.path, shape }, distance];
    }
    if (best) return best;
    for (const { from, to } of edges(shape)) {
      const [a, b] = [toMetres(from.at), toMetres(to.at)];
      const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      const distance = far(middle);
      if (distance > least) continue;
      least = distance;
      const path = [...from.path.slice(0, -1), (from.path.at(-1) ?? 0) + 1];
      best = { path, shape: insertVertex(shape, from.path, toDegrees(middle)) };
    }
    return best;
  }

  isOn(event: MapBrowserEvent): boolean {
    return this.seize(event) !== undefined;
  }

  override handleDownEvent(event: MapBrowserEvent): boolean {
    const editing = this.lent.editing();
    this.latest = undefined;
    this.held = undefined;
    if (editing?.tool === 'vertices') {
      this.held = this.seize(event);
      if (this.held && 'path' in this.held) {
        const path = this.held.path.join();
        this.lent.onVertex(vertices(this.held.shape).findIndex((vertex) => vertex.path.join() === path));
      }
    } else if (editing?.tool === 'move' && editing.shape && this.isInside(event, editing.shape))
      this.held = { from: event.coordinate as Position, shape: editing.shape };
    return this.held !== undefined;
  }

  private isInside(event: MapBrowserEvent, shape: Shape): boolean {
    const geometry = toOl(shape);
    if (geometry.intersectsCoordinate(event.coordinate)) return true;
    const pixel = event.map.getPixelFromCoordinate(geometry.getClosestPoint(event.coordinate));
    const [x = 0, y = 0] = event.pixel;
    return Math.hypot((pixel[0] ?? 0) - x, (pixel[1] ?? 0) - y) <= REACH;
  }

  override handleDragEvent(event: MapBrowserEvent): void {
    if (!this.held) return;
    const at = event.coordinate as Position;
    if ('path' in this.held) {
      const snapped = this.lent.snap(at, isCtrl(event), this.held.path);
      this.latest = setVertex(this.held.shape, this.held.path, toDegrees(snapped));
    } else this.latest = moved(this.held.shape, at[0] - this.held.from[0], at[1] - this.held.from[1]);
    this.lent.onDrag(this.latest);
  }

  override handleUpEvent(): boolean {
    if (this.latest) this.lent.onDropped(this.latest);
    this.held = undefined;
    this.latest = undefined;
    return false;
  }
}

const isCtrl = ({ originalEvent }: MapBrowserEvent): boolean =>
  'ctrlKey' in originalEvent && Boolean(originalEvent.ctrlKey);
