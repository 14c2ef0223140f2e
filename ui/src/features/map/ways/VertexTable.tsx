import { announce, Btn } from '@kit';
import { useRef, useState } from 'react';
import { t } from '@/texts';
import { type Position, toDegrees, toMetres } from '../geometry/projection';
import {
  byMetres,
  insertVertex,
  ofParts,
  parts,
  removeVertex,
  type Shape,
  setVertex,
  type Vertex,
  vertices,
} from '../geometry/shape';
import { nudgeOf } from '../parts/mapKeys';
import { VertexRow } from './VertexRow';

const AT_ONCE = 100;
/** How long the fingers must rest before the place is said. */
const SAID_AFTER_MS = 600;

const metres = new Intl.NumberFormat('it-IT', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export interface VertexTableProps {
  title: string;
  shape: Shape;
  /** `goesOn` while the arrows are pressed in a row. */
  onShape: (shape: Shape | undefined, options?: { goesOn?: boolean }) => void;
  /** The vertex in hand on the map. */
  chosen?: number;
  onChoose?: (index: number) => void;
}

/** Where a new vertex goes: halfway to the next one of its line or ring, or a little further after the last. */
function after(all: readonly Vertex[], index: number): Position | undefined {
  const here = all[index];
  if (!here) return undefined;
  const head = here.path.slice(0, -1).join();
  const next = all[index + 1];
  const isSame = next !== undefined && next.path.slice(0, -1).join() === head;
  const to = isSame ? next : all.find((vertex) => vertex.path.slice(0, -1).join() === head);
  if (!to || to === here) return byMetres(here.at, 10, 0);
  const [a, b] = [toMetres(here.at), toMetres(to.at)];
  return toDegrees([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
}

/** The vertices in metres: typed, moved by the arrows, added and taken away, without a mouse. */
export function VertexTable({ title, shape, onShape, chosen, onChoose }: VertexTableProps) {
  const [most, setMost] = useState(AT_ONCE);
  const moving = useRef<{ index: number; timer?: ReturnType<typeof setTimeout> }>({ index: -1 });
  const all = vertices(shape);
  const kinds = parts(shape);
  const isPart = kinds.length > 1;

  const say = (index: number, next: Shape) => {
    clearTimeout(moving.current.timer);
    moving.current.timer = setTimeout(() => {
      const at = vertices(next)[index]?.at;
      if (!at) return;
      const [east, north] = toMetres(at);
      const values = { number: index + 1, east: metres.format(east), north: metres.format(north) };
      announce(t('map.vertices.where', values));
    }, SAID_AFTER_MS);
  };
  const nudge = (index: number, vertex: Vertex, way: readonly [number, number]) => {
    const next = setVertex(shape, vertex.path, byMetres(vertex.at, way[0], way[1]));
    onShape(next, { goesOn: moving.current.index === index });
    moving.current.index = index;
    say(index, next);
  };
  const remove = (vertex: Vertex) => {
    const next = removeVertex(shape, vertex.path);
    if (next) onShape(next);
    else announce(t('map.draw.no_vertex'));
  };

  return (
    <div className="map-vertices">
      <p className="pp-quiet">{t('map.vertices.help')}</p>
      <table aria-label={t('map.vertices.title', { title })}>
        <thead>
          <tr>
            <th scope="col">{t('map.vertices.number')}</th>
            <th scope="col">{t('map.vertices.east')}</th>
            <th scope="col">{t('map.vertices.north')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('map.vertices.table')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {all.slice(0, most).map((vertex, index) => (
            <VertexRow
              key={vertex.path.join() || 'point'}
              number={index + 1}
              at={toMetres(vertex.at)}
              isChosen={chosen === index}
              isAlone={shape.type === 'Point'}
              onFocus={() => {
                if (moving.current.index !== index) moving.current.index = -1;
                onChoose?.(index);
              }}
              onKey={(event) => {
                const way = nudgeOf(event);
                if (!way) return false;
                nudge(index, vertex, way);
                return true;
              }}
              onTyped={(at) => onShape(setVertex(shape, vertex.path, toDegrees(at)))}
              onInsert={() => {
                const at = after(all, index);
                if (at) onShape(insertVertex(shape, vertex.path, at));
              }}
              onRemove={() => remove(vertex)}
            />
          ))}
        </tbody>
      </table>
      {all.length > most && (
        <Btn size="small" onPress={() => setMost(most + AT_ONCE)}>
          {t('map.vertices.more', { count: Math.min(AT_ONCE, all.length - most) })}
        </Btn>
      )}
      {isPart && (
        <ul className="map-parts">
          {kinds.map((part, index) => (
            <li key={JSON.stringify(part.coordinates[0])}>
              {t('map.vertices.part', { number: index + 1 })}
              <Btn
                size="small"
                aria-label={t('map.vertices.remove_part_of', { number: index + 1 })}
                onPress={() => onShape(ofParts(kinds.toSpliced(index, 1)))}
              >
                {t('map.vertices.remove_part')}
              </Btn>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
