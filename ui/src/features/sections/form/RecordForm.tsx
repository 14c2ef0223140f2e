import { FindingList } from '@kit';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Kind } from '@/api/kinds.names';
import type { KindInfo, RecordSheet } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { type RecordFindings, useFindingsOf } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { showForm, useIsFresh } from '../drafts';
import { titleOf } from '../recordItems';
import { useSteady } from './calm';
import { FieldGroupView } from './FieldGroupView';
import { FieldOf } from './FieldOf';
import { type GroupName, groupsOf } from './groups';
import { useFieldFocus } from './useFieldFocus';
import { useOpenGroups } from './useOpenGroups';

export interface RecordFormProps {
  info: KindInfo;
  sheet: RecordSheet;
  start?: readonly (readonly [string, string])[];
  /** Where the address puts the focus. */
  field?: string;
  finding?: string;
  /** Before the fields of a group: a button. */
  leads?: Partial<Record<GroupName, ReactNode>>;
  /** After the fields that must be there. */
  afterMain?: ReactNode;
}

/** What a record just made lacks is not said until it is left: nobody has had the time to write it. */
export function quieted(found: RecordFindings, isFresh: boolean, shown: RecordSheet['record']['shown']) {
  if (!isFresh) return found;
  const byField = new Map([...found.byField].filter(([field]) => Boolean(shown[field])));
  return { ...found, byField, whole: [] };
}

/** Nothing of it is in the public copy, though its fields could be: said once, not at each of them. */
const keptWhole = (info: KindInfo, sheet: RecordSheet): boolean => {
  const open = info.fields.filter(({ name, class: of }) => of === 'P' && sheet.public[name] !== undefined);
  return open.length > 0 && open.every(({ name }) => sheet.public[name] === false);
};

/** Every field of a record, in groups. */
export function RecordForm(props: RecordFormProps) {
  const { info, sheet, start, field, finding, leads, afterMain } = props;
  const { id: plan, writable } = usePlan();
  const { record } = sheet;
  const form = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupsOf(info), [info]);
  const { isOpen, setOpen } = useOpenGroups();
  const isFresh = useIsFresh(record.id);
  const found = useFindingsOf(record.id);
  const { byField, whole } = useMemo(
    () => quieted(found, isFresh, record.shown),
    [found, isFresh, record.shown],
  );
  const findings = useSteady(byField);
  useEffect(() => showForm(record.id), [record.id]);
  useFieldFocus({ form, groups, field, finding, isOpen, open: (name) => setOpen(name, true) });
  const isKept = keptWhole(info, sheet);
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing is sent, each keystroke is kept
    <div
      ref={form}
      className="sections-form"
      role="group"
      aria-label={t('sections.form.label', { title: titleOf(record) })}
    >
      {whole.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
        <div
          className="sections-whole"
          role="group"
          aria-label={t('sections.form.findings')}
          tabIndex={-1}
          data-whole-findings
        >
          <FindingList findings={whole} />
        </div>
      )}
      {isKept && <p className="pp-quiet">{t('sections.form.kept')}</p>}
      {groups.map((group) => (
        <div key={group.name} className="sections-group" data-group={group.name}>
          <FieldGroupView
            group={group}
            isOpen={isOpen(group.name)}
            onOpen={(open) => setOpen(group.name, open)}
            findings={findings}
            shown={record.shown}
            lead={leads?.[group.name]}
          >
            {group.fields.map((each) => (
              <FieldOf
                key={each.name}
                plan={plan}
                kind={info.name as Kind}
                id={record.id}
                field={each}
                start={start}
                shown={record.shown[each.name] ?? ''}
                value={record.values[each.name]}
                isPublic={isKept ? undefined : sheet.public[each.name]}
                sentence={sheet.shapes[each.name] ?? ''}
                findings={findings.get(each.name) ?? NONE}
                isReadOnly={!writable}
              />
            ))}
          </FieldGroupView>
          {group.name === 'main' && afterMain}
        </div>
      ))}
    </div>
  );
}

const NONE = [] as const;
