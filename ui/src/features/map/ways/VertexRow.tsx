import { IconBtn, readNumber } from '@kit';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { t } from '@/texts';
import type { Position } from '../geometry/projection';

/** One decimal: a tenth of a metre is what a vertex is moved by at least. */
const shown = (metres: number) => metres.toFixed(1).replace('.', ',');

export interface VertexRowProps {
  number: number;
  at: Position;
  isChosen: boolean;
  isAlone: boolean;
  onFocus: () => void;
  /** Whether the key was for the vertex. */
  onKey: (event: KeyboardEvent) => boolean;
  onTyped: (at: Position) => void;
  onInsert: () => void;
  onRemove: () => void;
}

export function VertexRow(props: VertexRowProps) {
  const { number, at, isChosen, isAlone, onFocus, onKey, onTyped, onInsert, onRemove } = props;
  const [east, north] = at;
  return (
    <tr aria-current={isChosen || undefined} onFocus={onFocus}>
      <th scope="row">
        <button
          type="button"
          className="map-vertex-handle"
          aria-label={t('map.vertices.move', { number })}
          onKeyDown={(event) => {
            if (!onKey(event)) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        >
          {number}
        </button>
      </th>
      <td>
        <Metres
          label={t('map.vertices.east_of', { number })}
          value={east}
          onValue={(value) => onTyped([value, north])}
        />
      </td>
      <td>
        <Metres
          label={t('map.vertices.north_of', { number })}
          value={north}
          onValue={(value) => onTyped([east, value])}
        />
      </td>
      <td>
        {!isAlone && (
          <span className="map-row">
            <IconBtn
              icon="plus"
              size="small"
              name={t('map.vertices.insert_of', { number })}
              tooltip={t('map.vertices.insert')}
              onPress={onInsert}
            />
            <IconBtn
              icon="delete"
              size="small"
              name={t('map.vertices.remove_of', { number })}
              tooltip={t('map.vertices.remove')}
              onPress={onRemove}
            />
          </span>
        )}
      </td>
    </tr>
  );
}

/** Metres as text: they count when one leaves the box or presses Invio. */
function Metres({
  label,
  value,
  onValue,
}: {
  label: string;
  value: number;
  onValue: (value: number) => void;
}) {
  const [text, setText] = useState(shown(value));
  useEffect(() => setText(shown(value)), [value]);
  const done = () => {
    const typed = readNumber(text).value;
    if (typed === undefined) setText(shown(value));
    else if (text !== shown(value)) onValue(typed);
  };
  return (
    <input
      className="pp-input pp-mono"
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done();
      }}
    />
  );
}
