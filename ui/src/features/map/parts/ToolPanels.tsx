import { Btn } from '@kit';
import { useCallback, useState } from 'react';
import { call } from '@/api/client';
import type { Feature, ShapeWords } from '@/api/wire';
import { t } from '@/texts';
import { toMetres } from '../geometry/projection';
import { isShape, ofParts, type Shape, singleOf, vertices } from '../geometry/shape';
import { ObjectChoice } from '../ways/ObjectChoice';
import { askShape } from '../ways/useWays';
import type { ChosenObject } from './useChosen';
import type { Drawing } from './useDrawing';

/** The parts of what was cut: which of them stay. */
export function PiecesPanel({ drawing, object }: { drawing: Drawing; object: ChosenObject }) {
  const { pieces, setPieces, apply } = drawing;
  if (!pieces) return null;
  const keep = (kept: readonly Shape[]) => {
    setPieces(undefined);
    void apply(ofParts(kept));
  };
  const whole = ofParts(pieces);
  const canAll = whole && object.field?.forms.includes(whole.type);
  return (
    <section className="map-way">
      <h3>{t('map.pieces.title', { count: pieces.length })}</h3>
      <div className="map-row">
        {canAll && <Btn onPress={() => keep(pieces)}>{t('map.pieces.all')}</Btn>}
        {pieces.map((piece, i) => (
          <Btn key={JSON.stringify(piece.coordinates[0])} onPress={() => keep([piece])}>
            {t('map.pieces.one', { number: i + 1 })}
          </Btn>
        ))}
        <Btn kind="quiet" onPress={() => setPieces(undefined)}>
          {t('map.pieces.no')}
        </Btn>
      </div>
    </section>
  );
}

/** Joins another object's shape to the chosen one's; the other stays as it is. */
export const joinWith = (shape: Shape, other: Feature) =>
  askShape(() => call('combine', { one: shape, other: other.geometry, how: 'union' }));

export const canJoin = (shape: Shape, id: string, other: Feature): boolean =>
  other.id !== id && isShape(other.geometry) && singleOf(other.geometry.type) === singleOf(shape.type);

export function JoinPanel({ drawing, object, id }: { drawing: Drawing; object: ChosenObject; id: string }) {
  const [other, setOther] = useState<Feature>();
  const { shape, title } = object;
  const isFit = useCallback(
    (feature: Feature) => shape !== undefined && canJoin(shape, id, feature),
    [shape, id],
  );
  if (!shape) return null;
  return (
    <section className="map-way">
      <div className="map-way-row">
        <ObjectChoice name="join" label={t('map.join.label', { title })} isFit={isFit} onChoose={setOther} />
        {other && (
          <Btn kind="primary" onPress={() => void joinWith(shape, other).then(drawing.apply)}>
            {t('map.join.do')}
          </Btn>
        )}
      </div>
    </section>
  );
}

const whole = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 1 });
const lengthWords = (metres: number) =>
  metres < 1000 ? `${tenth.format(metres)} m` : `${tenth.format(metres / 1000)} km`;

/** What was measured: the whole as the program says it, then each segment with where it points. */
export function MeasurePanel({ shape, words }: { shape: Shape | undefined; words: ShapeWords | undefined }) {
  if (!shape) return null;
  const points = vertices(shape).map(({ at }) => toMetres(at));
  const segments = points.slice(1).map((to, i) => {
    const [e, n] = points[i] ?? to;
    const [east, north] = [to[0] - e, to[1] - n];
    const bearing = (Math.atan2(east, north) * 180) / Math.PI;
    return { key: `${i} ${to.join()}`, metres: Math.hypot(east, north), bearing: (bearing + 360) % 360 };
  });
  return (
    <section className="map-way">
      <p className="map-sentence">{words && t('map.measure.result', { sentence: words.sentence })}</p>
      <ol className="map-segments" aria-label={t('map.measure.segments')}>
        {segments.map(({ key, metres, bearing }, i) => (
          <li key={key}>
            {t('map.measure.segment', {
              number: i + 1,
              length: lengthWords(metres),
              bearing: whole.format(bearing),
            })}
          </li>
        ))}
      </ol>
    </section>
  );
}
