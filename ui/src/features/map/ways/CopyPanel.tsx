import { Btn } from '@kit';
import { useCallback, useState } from 'react';
import type { Feature } from '@/api/wire';
import { t } from '@/texts';
import { isShape } from '../geometry/shape';
import { ObjectChoice } from './ObjectChoice';
import type { WayProps } from './ways';

/** The shape of another object, where the field may hold it. */
export function CopyPanel({ forms, id, onShape }: WayProps) {
  const [of, setOf] = useState<Feature>();
  const isFit = useCallback(
    (feature: Feature) => feature.id !== id && forms.includes(feature.geometry.type),
    [forms, id],
  );
  return (
    <div className="map-way-row">
      <ObjectChoice name="copy" label={t('map.ways.object')} isFit={isFit} onChoose={setOf} />
      {of && isShape(of.geometry) && (
        <Btn kind="primary" onPress={() => isShape(of.geometry) && onShape(of.geometry)}>
          {t('map.ways.use')}
        </Btn>
      )}
    </div>
  );
}
