import { Btn, NumberField, readNumber } from '@kit';
import { useCallback, useState } from 'react';
import { call } from '@/api/client';
import type { Feature } from '@/api/wire';
import { t } from '@/texts';
import { isShape } from '../geometry/shape';
import { ObjectChoice } from './ObjectChoice';
import { askShape } from './useWays';
import type { WayProps } from './ways';

/** A distance all around another object. */
export function AroundPanel({ onShape }: WayProps) {
  const [of, setOf] = useState<Feature>();
  const [metres, setMetres] = useState('50');
  const number = readNumber(metres).value;
  const isFit = useCallback((feature: Feature) => isShape(feature.geometry), []);
  const make = async () => {
    if (!of || number === undefined) return;
    const shape = await askShape(() => call('around', { geometry: of.geometry, metres: number }));
    if (shape) onShape(shape);
  };
  return (
    <div className="map-way-row">
      <ObjectChoice name="around" label={t('map.ways.object')} isFit={isFit} onChoose={setOf} />
      <NumberField
        name="metres"
        label={t('map.ways.metres')}
        unit={t('map.ways.metres_unit')}
        value={metres}
        onChange={setMetres}
      />
      {of && number !== undefined && (
        <Btn onPress={() => void make()} kind="primary">
          {t('map.ways.use')}
        </Btn>
      )}
    </div>
  );
}
