import { Btn, FormGroup, ReorderList, SeverityMark } from '@kit';
import { useMemo, useRef, useState } from 'react';
import { act } from '@/api/act';
import { useKinds } from '@/api/catalogue';
import { call } from '@/api/client';
import type { PlanRecord } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useWorst } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { makeDraft } from '../drafts';
import { useDeeds } from '../useDeeds';
import { ContactEditor } from './ContactEditor';
import { contactName, type OwnerField, useContacts } from './contacts';

export { contactOwner } from './contacts';

interface Row {
  id: string;
  name: string;
  record: PlanRecord;
}

export interface ContactsProps {
  owner: PlanRecord;
  ownerField: OwnerField;
  /** Without a contact it cannot be reached, which is what it is here for. */
  isExpected: boolean;
}

/** The numbers and addresses of a person or of a body, in the order in which they are called; one is edited at a time. */
export function Contacts({ owner, ownerField, isExpected }: ContactsProps) {
  const { id: plan, writable } = usePlan();
  const info = useKinds().kind('contact_point');
  const deeds = useDeeds(info);
  const worst = useWorst();
  const records = useContacts(plan, owner.id, ownerField);
  const [editing, setEditing] = useState<string>();
  const rows = useMemo<Row[]>(
    () =>
      (records ?? []).map((record) => ({
        id: record.id,
        name: contactName(record) || record.shown.value || t('sections.list.untitled'),
        record,
      })),
    [records],
  );
  const reorder = (next: Row[]) =>
    void act(plan, () =>
      call('reorder', {
        plan,
        kind: 'contact_point',
        field: 'call_order',
        from: 1,
        ids: next.map((row) => row.id),
      }),
    );
  const add = async () => {
    const sheet = await makeDraft(plan, 'contact_point', [
      [ownerField, owner.id],
      ['call_order', String(rows.length + 1)],
    ]);
    setEditing(sheet.record.id);
  };
  const place = useRef<HTMLDivElement>(null);
  // Back to the row that was edited, or to where another may be added.
  const close = () => {
    const row = editing && `[role="row"][data-key="${CSS.escape(editing)}"]`;
    setEditing(undefined);
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>(`${row ? `${row}, ` : ''}.sections-add button`)?.focus(),
    );
  };
  return (
    <div ref={place} className="sections-contacts">
      <FormGroup
        title={t('sections.contacts.title')}
        level={3}
        description={rows.length > 1 && writable ? t('sections.contacts.text') : undefined}
      >
        {records && rows.length === 0 && !editing && (
          <p className="pp-quiet">
            {t(isExpected ? 'sections.contacts.none' : 'sections.contacts.none_yet')}
          </p>
        )}
        {rows.length > 0 && (
          <div data-readonly={!writable || undefined}>
            <ReorderList
              label={t('sections.contacts.title')}
              items={rows}
              onChange={reorder}
              onOpen={writable ? (row) => setEditing(row.id) : undefined}
              isReadOnly={!writable}
            >
              {({ record }) => {
                const severity = worst.get(record.id);
                return (
                  <span className="sections-reach">
                    <span className="pp-mono sections-number">{record.shown.value}</span>
                    <span className="pp-quiet sections-verified">
                      {record.shown.verified_on
                        ? t('sections.contacts.verified', { date: record.shown.verified_on })
                        : t('sections.contacts.never')}
                    </span>
                    <span className="sections-mark">
                      {severity && <SeverityMark severity={severity} isNamed />}
                    </span>
                  </span>
                );
              }}
            </ReorderList>
          </div>
        )}
        {editing && (
          <ContactEditor
            key={editing}
            id={editing}
            isStored={rows.some((row) => row.id === editing)}
            deeds={deeds}
            onDone={close}
          />
        )}
        {writable && !editing && (
          <div className="sections-add">
            <Btn size="small" icon="plus" onPress={() => void add()}>
              {t('sections.contacts.add')}
            </Btn>
          </div>
        )}
      </FormGroup>
    </div>
  );
}
