import { ErrorBox } from '@kit';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import { message } from '@/api/fault';
import type { Kind } from '@/api/kinds.names';
import { useChecks } from '@/api/queries';
import { useCommand } from '@/app/commands';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { makeDraft, useDrafts } from '@/features/sections/drafts';
import { t } from '@/texts';
import type { Position } from './geometry/projection';
import './map.css';
import type { NewObject } from './parts/KindChoice';
import { type Chosen, usePlanFeatures } from './parts/useChosen';
import { Workbench } from './parts/Workbench';

const readPoint = (text: string | undefined): Position | undefined => {
  const [longitude, latitude] = (text ?? '').split(',').map(Number);
  return Number.isFinite(longitude) && Number.isFinite(latitude) && text
    ? [longitude as number, latitude as number]
    : undefined;
};

/** The record that the address names: drawn, just made, or known from a finding that says it has no place. */
function useAsked(select: string | undefined): Chosen | undefined {
  const { id: plan } = usePlan();
  const { features } = usePlanFeatures();
  const { data: checks } = useChecks(plan);
  const drafts = useDrafts((now) => now.drafts);
  const [first, second] = (select ?? '').split('.');
  const id = second ?? first;
  const kind =
    (second && first) ||
    features.find((feature) => feature.id === id)?.kind ||
    (id && drafts.get(id)?.sheet.record.kind) ||
    checks?.findings.find(({ place }) => place.record === id)?.place.kind;
  return useMemo(() => (id && kind ? { kind: kind as Kind, id } : undefined), [id, kind]);
}

/** The plan on the map: what is where, and all the ways to put it there. */
export function MapScreen() {
  const { id: plan } = usePlan();
  const { select, point: pointText } = useSearch({ strict: false }) as { select?: string; point?: string };
  const go = useGo();
  const kinds = useKinds();
  const { error } = usePlanFeatures();
  const chosen = useAsked(select);
  const point = useMemo(() => readPoint(pointText), [pointText]);

  const onChoose = useCallback(
    (next: Chosen | undefined) =>
      go(links.map(plan, next ? { select: `${next.kind}.${next.id}` } : {}), { replace: true }),
    [go, plan],
  );
  const onOpen = useCallback(() => {
    if (!chosen) return;
    const { section } = kinds.kind(chosen.kind);
    go(links.forms(plan, section, { kind: chosen.kind, record: chosen.id }));
  }, [chosen, kinds, plan, go]);
  useCommand('map', chosen && onOpen);
  const onAdd = useCallback(
    async ({ kind, start }: NewObject) => {
      const { record } = await makeDraft(plan, kind, start);
      onChoose({ kind, id: record.id });
      return record.id;
    },
    [plan, onChoose],
  );
  return (
    <div className="map-screen">
      {error && <ErrorBox title={t('map.failed')} message={message(error)} />}
      <Workbench chosen={chosen} onChoose={onChoose} onOpen={onOpen} onAdd={onAdd} point={point} />
    </div>
  );
}
