import { Btn, NumberField, notify, readNumber, TextField } from '@kit';
import { useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { t } from '@/texts';
import { rectangleAround } from '../geometry/rectangle';
import { fromPoints } from '../geometry/shape';
import type { WayProps } from './ways';

/** A rectangle by its middle, its sides and where its length points. */
export function MeasuresPanel({ onShape }: WayProps) {
  const [centre, setCentre] = useState('');
  const [width, setWidth] = useState('');
  const [length, setLength] = useState('');
  const [bearing, setBearing] = useState('0');
  const [wide, long, towards] = [width, length, bearing].map((text) => readNumber(text).value);
  const use = async () => {
    try {
      const { point } = await call('read_place', { text: centre });
      const { points } = await call('project', { points: [point], toMetres: true });
      const [middle] = points;
      if (!middle || !wide || !long) return;
      const corners = rectangleAround(middle, wide, long, towards ?? 0);
      const told = await call('project', { points: corners, toMetres: false });
      const shape = fromPoints('Polygon', told.points);
      if (shape) onShape(shape);
    } catch (error) {
      notify({ text: message(error) });
    }
  };
  return (
    <div className="map-stack">
      <TextField
        name="centre"
        label={t('map.measures.centre')}
        value={centre}
        onChange={setCentre}
        isMono
        extra={t('map.measures.centre_help')}
      />
      <div className="map-way-row">
        <NumberField
          name="width"
          label={t('map.measures.width')}
          unit={t('map.ways.metres_unit')}
          value={width}
          onChange={setWidth}
        />
        <NumberField
          name="length"
          label={t('map.measures.length')}
          unit={t('map.ways.metres_unit')}
          value={length}
          onChange={setLength}
        />
        <NumberField
          name="bearing"
          label={t('map.measures.bearing')}
          unit={t('map.measures.degrees')}
          value={bearing}
          onChange={setBearing}
          extra={t('map.measures.bearing_help')}
        />
      </div>
      {centre && wide && long && (
        <Btn kind="primary" onPress={() => void use()}>
          {t('map.measures.use')}
        </Btn>
      )}
    </div>
  );
}
