import { Btn, type FieldFinding, FindingList, MenuButton } from '@kit';
import { lazy, Suspense, useId, useMemo } from 'react';
import type { Spot } from '@/api/typing';
import type { FieldInfo } from '@/api/wire';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { isShape } from './geometry/shape';
import './map.css';
import { MiniMap } from './parts/MiniMap';
import { usePlanFeatures } from './parts/useChosen';
import { useEdited } from './parts/useEdited';
import { useShapeWords } from './parts/useShapeWords';
import { useWays } from './ways/useWays';

/** Only who opens one of them loads it. */
const WayPanel = lazy(() => import('./ways/WayPanel').then(({ WayPanel }) => ({ default: WayPanel })));

export interface ShapeFieldProps {
  spot: Spot;
  field: FieldInfo;
  /** The shape of the record, if it has one. */
  geometry?: GeoJSON.Geometry;
  /** The shape in words. */
  sentence: string;
  findings?: readonly FieldFinding[];
  isReadOnly?: boolean;
}

const NONE = [] as const;

/** A shape in a form: its sentence, a small map, and the ways to change it without a mouse. */
export function ShapeField(props: ShapeFieldProps) {
  const { spot, field, geometry, sentence, findings = NONE, isReadOnly = false } = props;
  const { id: plan } = usePlan();
  const go = useGo();
  const id = useId();
  const { features } = usePlanFeatures();
  const { shape, save } = useEdited(spot, isShape(geometry) ? geometry : undefined);
  // The form knows the sentence of what is stored; while the shape changes it is asked for anew.
  const isOwn = shape !== geometry;
  const words = useShapeWords(spot, isOwn ? shape : undefined);
  const told = (isOwn && words?.sentence) || sentence;
  const own = useMemo(
    () => features.find((feature) => feature.id === spot.id) ?? { kind: spot.kind, id: spot.id, symbol: '' },
    [features, spot.kind, spot.id],
  );
  const title = ('title' in own && own.title) || field.label;
  const ways = useWays({ title, forms: field.forms, shape, save });
  const items = ways.items.filter((item) => item.id !== 'coordinates');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields that are typed
    <div
      className="pp-field map-field"
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={[`${id}-sentence`, ...findings.map((_, i) => `${id}-finding-${i}`)].join(' ')}
      data-field={field.name}
    >
      <div className="pp-field-head">
        <span className="pp-label" id={`${id}-label`}>
          {field.label}
        </span>
      </div>
      <p id={`${id}-sentence`} className={shape ? 'map-sentence' : 'map-sentence pp-quiet'}>
        {shape ? told : t('map.field.none')}
      </p>
      {shape && (
        <MiniMap
          of={own}
          shape={shape}
          others={features}
          label={t('map.field.preview', { sentence: told })}
        />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields that are typed */}
      <div className="map-row" role="group" aria-label={t('map.field.buttons', { label: field.label })}>
        <Btn size="small" onPress={() => go(links.map(plan, { select: `${spot.kind}.${spot.id}` }))}>
          {t('map.field.map')}
        </Btn>
        {!isReadOnly && (
          <>
            <Btn size="small" onPress={() => ways.setWay('coordinates')}>
              {t('map.field.coordinates')}
            </Btn>
            <MenuButton size="small" label={t('map.field.ways')} items={items} onAction={ways.onAction} />
          </>
        )}
      </div>
      {ways.way && !isReadOnly && (
        <Suspense fallback={null}>
          <WayPanel
            key={ways.way}
            way={ways.way}
            id={spot.id}
            title={title}
            forms={field.forms}
            shape={shape}
            onShape={(made, options) => (ways.way === 'vertices' ? save(made, options) : ways.give(made))}
            onRemove={ways.remove}
            onClose={() => ways.setWay(undefined)}
          />
        </Suspense>
      )}
      {findings.length > 0 && <FindingList findings={findings} id={`${id}-finding`} />}
    </div>
  );
}
