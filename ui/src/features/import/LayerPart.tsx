import { CheckField, ChoiceField, RadioGroupField } from '@kit';
import { useMemo } from 'react';
import type { ImportAsked, ImportLayer } from '@/api/wire';
import { figure } from '@/app/format';
import { isShape, type Shape } from '@/features/map/geometry/shape';
import { t } from '@/texts';
import { LayerMap } from './LayerMap';

export interface LayerPartProps {
  layer: ImportLayer;
  asked: ImportAsked;
  onAsk: (asked: ImportAsked) => void;
}

/** The shapes of what the program sends to be drawn; what is no shape is left out. */
export function shapesOf(preview: unknown): Shape[] {
  const { features } = (preview ?? {}) as { features?: { geometry?: unknown }[] };
  return (features ?? []).flatMap(({ geometry }) => (isShape(geometry) ? [geometry] : []));
}

const HOW = ['stated', 'guessed', 'chosen', 'unknown'] as const;
const isHow = (text: string): text is (typeof HOW)[number] => (HOW as readonly string[]).includes(text);

/** Where the shapes fall, in which system they are read, and what is wrong with them. */
export function LayerPart({ layer, asked, onAsk }: LayerPartProps) {
  const { preview, system, systemName, how, systems, invalid, outside, swapped } = layer;
  // What the program saw by itself shows too; a choice of system says both.
  const isSwapped = asked.system ? asked.swap : swapped;
  const shapes = useMemo(() => shapesOf(preview), [preview]);
  return (
    <section className="import-layer" aria-labelledby="import-layer">
      <div className="import-layer-choices">
        <h3 id="import-layer">{t('import.layer.title')}</h3>
        <p>{t(`import.layer.${isHow(how) ? how : 'stated'}`, { system: systemName })}</p>
        <ChoiceField
          label={t('import.layer.system')}
          name="system"
          isAlways
          options={systems.map(([id, name]) => ({ id, name }))}
          // What was chosen shows at once, before the trial answers.
          value={asked.system ?? system}
          onChange={(next) => onAsk({ ...asked, system: next, swap: isSwapped })}
        />
        <CheckField
          label={t('import.layer.swap')}
          name="swap"
          value={isSwapped}
          onChange={(swap) => onAsk({ ...asked, system: asked.system || system || null, swap })}
        />
        {outside > 0 && (
          <RadioGroupField
            label={t('import.layer.outside', { count: figure(outside) })}
            name="near"
            options={[
              { id: 'all', name: t('import.layer.take_all') },
              { id: 'near', name: t('import.layer.near') },
            ]}
            value={asked.near ? 'near' : 'all'}
            onChange={(next) => onAsk({ ...asked, near: next === 'near' })}
          />
        )}
        {invalid > 0 && (
          <RadioGroupField
            label={t('import.layer.invalid', { count: figure(invalid) })}
            name="repair"
            help={t('import.layer.invalid_what')}
            options={[
              { id: 'repair', name: t('import.layer.repair') },
              { id: 'as_is', name: t('import.layer.as_is') },
            ]}
            value={asked.repair ? 'repair' : 'as_is'}
            onChange={(next) => onAsk({ ...asked, repair: next === 'repair' })}
          />
        )}
        <p className="pp-quiet">
          {shapes.length === 0 && t('import.layer.no_shapes')}
          {shapes.length === 1 && t('import.layer.shape_one')}
          {shapes.length > 1 && t('import.layer.shapes', { count: figure(shapes.length) })}
        </p>
      </div>
      <LayerMap layer={layer} shapes={shapes} />
    </section>
  );
}
