import { useQueries } from '@tanstack/react-query';
import { recordQuery } from '@/api/queries';
import type { KindInfo, PlanRecord, RecordSheet } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { contactName, type OwnerField, useContacts } from './contacts';

interface Line {
  label: string;
  text: string;
}

/** Fields that say something to whoever reads the public copy: their own, not those of the program. */
const ownFields = (info: KindInfo, { record }: RecordSheet) =>
  info.fields.filter((field) => field.block === '' && record.shown[field.name]);

const contactLine = (record: PlanRecord): Line => ({
  label: contactName(record),
  text: record.shown.value ?? '',
});

/** Who will see this: what the public copy shows of a person or of a body, and what it leaves out. */
export function PublicCopy(props: { info: KindInfo; sheet: RecordSheet; ownerField: OwnerField }) {
  const { info, sheet, ownerField } = props;
  const { id: plan } = usePlan();
  const contacts = useContacts(plan, sheet.record.id, ownerField) ?? [];
  const sheets = useQueries({
    queries: contacts.map((contact) => recordQuery(plan, 'contact_point', contact.id)),
    combine: (results) => results.map((result) => result.data),
  });
  const shown: Line[] = [];
  const hidden: string[] = [];
  for (const field of ownFields(info, sheet)) {
    if (sheet.public[field.name])
      shown.push({ label: field.label, text: sheet.record.shown[field.name] ?? '' });
    else hidden.push(field.label);
  }
  contacts.forEach((contact, index) => {
    const line = contactLine(contact);
    if (sheets[index]?.public.value) shown.push(line);
    else if (sheets[index]) hidden.push(line.label);
  });
  return (
    <section className="sections-public" aria-labelledby="sections-public">
      <h3 id="sections-public">{t('sections.public.title')}</h3>
      {shown.length === 0 ? (
        <p>{t('sections.public.nothing')}</p>
      ) : (
        <dl>
          {shown.map((line) => (
            <div key={`${line.label} ${line.text}`}>
              <dt>{line.label}</dt>
              <dd>{line.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {hidden.length > 0 && (
        <p className="pp-quiet">{t('sections.public.hidden', { fields: [...new Set(hidden)].join(', ') })}</p>
      )}
    </section>
  );
}
