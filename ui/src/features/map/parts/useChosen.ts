import { useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import { useFeatures } from '@/api/queries';
import type { Spot } from '@/api/typing';
import type { Feature, FieldInfo, KindInfo } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useDraft } from '@/features/sections/drafts';
import { isShape } from '../geometry/shape';
import { type Edited, useEdited } from './useEdited';

/** A record that has, or may have, a place on the map. */
export interface Chosen {
  kind: Kind;
  id: string;
}

export interface ChosenObject extends Edited {
  /** As the plan holds it; nothing while it has no shape. */
  feature?: Feature;
  info?: KindInfo;
  field?: FieldInfo;
  spot?: Spot;
  title: string;
}

export const geometryField = (info: KindInfo | undefined): FieldInfo | undefined =>
  info?.fields.find((field) => field.type === 'geometry');

const NO_FEATURES: readonly Feature[] = [];

export function usePlanFeatures() {
  const { id } = usePlan();
  const { data, error } = useFeatures(id);
  return { features: data?.features ?? NO_FEATURES, told: data, error };
}

/** The chosen object with its shape, stored or still on its way. */
export function useChosen(chosen: Chosen | undefined): ChosenObject {
  const { id: plan } = usePlan();
  const kinds = useKinds();
  const { features } = usePlanFeatures();
  const draft = useDraft(chosen?.id);
  const { kind, id } = chosen ?? {};
  const info = kind ? kinds.kind(kind) : undefined;
  const field = geometryField(info);
  const name = field?.name;
  const start = draft?.start;
  const spot = useMemo(
    (): Spot | undefined => (kind && id && name ? { plan, kind, id, field: name, start } : undefined),
    [plan, kind, id, name, start],
  );
  const feature = useMemo(() => features.find((one) => one.id === id), [features, id]);
  const stored = feature && isShape(feature.geometry) ? feature.geometry : undefined;
  const edited = useEdited(spot, stored);
  return { ...edited, feature, info, field, spot, title: feature?.title || (info?.label ?? '') };
}
