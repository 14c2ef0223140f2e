import { ComboField } from '@kit';
import { useMemo, useState } from 'react';
import type { Feature } from '@/api/wire';
import { t } from '@/texts';
import { usePlanFeatures } from '../parts/useChosen';
import { useObjects } from '../parts/useObjects';

export interface ObjectChoiceProps {
  name: string;
  label: string;
  /** Which objects are offered. */
  isFit: (feature: Feature) => boolean;
  onChoose: (feature: Feature | undefined) => void;
}

/** One object of the map, found by typing. */
export function ObjectChoice({ name, label, isFit, onChoose }: ObjectChoiceProps) {
  const { features } = usePlanFeatures();
  const objects = useObjects(features);
  const [text, setText] = useState('');
  const options = useMemo(
    () =>
      objects
        .filter(({ feature }) => isFit(feature))
        .map(({ feature, title, what }) => ({ id: feature.id, name: title, detail: what })),
    [objects, isFit],
  );
  if (options.length === 0) return <p className="pp-quiet">{t('map.ways.none_here')}</p>;
  return (
    <ComboField
      name={name}
      label={label}
      value={text}
      options={options}
      onChange={(typed, option) => {
        setText(typed);
        onChoose(option && features.find((feature) => feature.id === option.id));
      }}
    />
  );
}
