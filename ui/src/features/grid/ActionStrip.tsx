import { Btn, FindingList, MenuButton, Region } from '@kit';
import { useKinds } from '@/api/catalogue';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useFindingsOf } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { LinkField, TypedField, WhereField } from './ActionFields';
import type { ActionItem } from './actions';
import { Resources } from './Resources';
import type { Moves } from './useMoves';
import type { Phase } from './usePhases';
import type { Role } from './useRoles';

/** An action that is not stored until its name is typed. */
export interface Draft {
  id: string;
  /** "Sindaco, Allarme". */
  place: { role: string; phase: string };
  start: readonly (readonly [string, string])[];
}

export interface ActionStripProps {
  id: string;
  /** Nothing while it is a draft. */
  item: ActionItem | undefined;
  draft: Draft | undefined;
  roles: readonly Role[];
  phases: readonly Phase[];
  moves: Moves;
  onClose: () => void;
}

/** The chosen action, edited in place below the grid. */
export function ActionStrip({ id, item, draft, roles, phases, moves, onClose }: ActionStripProps) {
  const { id: plan, writable } = usePlan();
  const kinds = useKinds();
  const { byField, whole } = useFindingsOf(item?.id);
  const record = item?.record;
  const shown = record?.shown ?? {};
  const where = ['area_id', 'facility_id', 'gate_id', 'critical_point_id'].flatMap(
    (field) => byField.get(field) ?? [],
  );
  return (
    <Region role="region" label={t('grid.strip.label')} className="grid-strip" onEscape={onClose}>
      {!item && draft && <p className="grid-quiet">{t('grid.strip.new', draft.place)}</p>}
      <div className="grid-strip-fields">
        <TypedField
          key={id}
          id={id}
          field="title"
          shown={shown.title ?? ''}
          findings={byField.get('title')}
          start={draft?.id === id ? draft.start : undefined}
          autoFocus={draft?.id === id}
        />
        {record && (
          <>
            {(['due_min', 'until_phase_ends'] as const).map((field) => (
              <TypedField
                key={`${id}-${field}`}
                id={id}
                field={field}
                shown={shown[field] ?? ''}
                findings={byField.get(field)}
              />
            ))}
            <LinkField record={record} field="role_id" options={roles} findings={byField.get('role_id')} />
            <WhereField key={`where-${id}`} record={record} findings={where} />
            <Resources key={`with-${id}`} action={id} />
            <TypedField
              key={`${id}-how`}
              id={id}
              field="instruction"
              shown={shown.instruction ?? ''}
              findings={byField.get('instruction')}
            />
          </>
        )}
      </div>
      {whole.length > 0 && <FindingList findings={whole} />}
      <div className="grid-strip-does">
        {record && item && writable && (
          <MenuButton
            size="small"
            icon="copy"
            label={t('grid.strip.copy')}
            items={phases
              .filter((phase) => phase.id !== item.phase)
              .map((phase) => ({ id: phase.id, name: phase.name }))}
            onAction={(phase) => {
              const to = phases.find((one) => one.id === phase);
              if (to) void moves.copyTo(item, to);
            }}
          />
        )}
        {record && (
          <AppLink
            kind="quiet"
            size="small"
            href={links.forms(plan, kinds.kind('action').section, { kind: 'action', record: id })}
          >
            {t('grid.strip.sheet')}
          </AppLink>
        )}
        {item && writable && (
          <Btn
            kind="quiet"
            size="small"
            icon="delete"
            onPress={() => {
              onClose();
              void moves.remove(item);
            }}
          >
            {t('grid.strip.delete')}
          </Btn>
        )}
        <Btn kind="quiet" size="small" icon="close" onPress={onClose}>
          {t('grid.strip.close')}
        </Btn>
      </div>
    </Region>
  );
}
