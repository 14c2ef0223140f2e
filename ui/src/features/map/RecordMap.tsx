import { useCallback, useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import './map.css';
import type { Chosen } from './parts/useChosen';
import { Workbench } from './parts/Workbench';

/** The map beside a form: the record's shape to edit, among what is around it. */
export function RecordMap({ kind, id }: { kind: string; id: string }) {
  const { id: plan } = usePlan();
  const kinds = useKinds();
  const go = useGo();
  const chosen = useMemo((): Chosen => ({ kind: kind as Kind, id }), [kind, id]);
  const open = useCallback(
    (of: Chosen) => {
      const { section } = kinds.kind(of.kind);
      go(links.forms(plan, section, { kind: of.kind, record: of.id }));
    },
    [go, kinds, plan],
  );
  return (
    <Workbench
      chosen={chosen}
      // Another object of the map is another form.
      onChoose={(next) => next && next.id !== id && open(next)}
      onOpen={() => undefined}
      isCompact
    />
  );
}
