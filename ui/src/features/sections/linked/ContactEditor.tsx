import { Btn, focusField } from '@kit';
import { useEffect, useRef } from 'react';
import { useKinds } from '@/api/catalogue';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useFindingsOf } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { showForm, useIsFresh } from '../drafts';
import { FieldOf } from '../form/FieldOf';
import { quieted } from '../form/RecordForm';
import type { Deeds } from '../useDeeds';
import { useSheet } from '../useSheet';
import { contactName } from './contacts';

/** What is written of a contact at once; the rest is on its own card. */
const FIELDS = ['contact_kind', 'value', 'label', 'hours', 'published_by_body', 'verified_on'];

export interface ContactEditorProps {
  id: string;
  isStored: boolean;
  deeds: Deeds;
  onDone: () => void;
}

/** One contact, edited under the list it belongs to. */
export function ContactEditor({ id, isStored, deeds, onDone }: ContactEditorProps) {
  const { id: plan, writable } = usePlan();
  const { kind } = useKinds();
  const info = kind('contact_point');
  const { sheet, start } = useSheet(plan, 'contact_point', id, isStored);
  const isFresh = useIsFresh(id);
  const found = useFindingsOf(id);
  const place = useRef<HTMLDivElement>(null);
  const isThere = sheet !== undefined;
  useEffect(() => showForm(id), [id]);
  useEffect(() => {
    if (isThere && place.current) focusField('contact_kind', place.current);
  }, [isThere]);
  if (!sheet) return null;
  const { record } = sheet;
  const { byField } = quieted(found, isFresh, record.shown);
  const remove = async () => {
    if (await deeds.remove([record])) onDone();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing is sent, each keystroke is kept
    <div
      ref={place}
      className="sections-contact"
      role="group"
      aria-label={
        isStored
          ? t('sections.contacts.editing', { name: contactName(record) || (record.shown.value ?? '') })
          : t('sections.contacts.new')
      }
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onDone();
      }}
    >
      <div className="sections-fields">
        {FIELDS.flatMap((name) => info.fields.filter((field) => field.name === name)).map((field) => (
          <FieldOf
            key={field.name}
            plan={plan}
            kind="contact_point"
            id={id}
            field={field}
            start={start}
            shown={record.shown[field.name] ?? ''}
            value={record.values[field.name]}
            isPublic={sheet.public[field.name]}
            sentence=""
            findings={byField.get(field.name) ?? NONE}
            isReadOnly={!writable}
          />
        ))}
      </div>
      <div className="pp-actions">
        <Btn size="small" kind="primary" onPress={onDone}>
          {t('sections.contacts.done')}
        </Btn>
        {isStored && (
          <>
            <Btn size="small" icon="check" onPress={() => void deeds.verify?.([id])}>
              {t('sections.deed.verify')}
            </Btn>
            <Btn size="small" kind="quiet" onPress={() => void remove()}>
              {t('sections.contacts.remove')}
            </Btn>
            <AppLink
              size="small"
              kind="quiet"
              href={links.forms(plan, info.section, { kind: 'contact_point', record: id })}
            >
              {t('sections.contacts.whole')}
            </AppLink>
          </>
        )}
      </div>
    </div>
  );
}

const NONE = [] as const;
