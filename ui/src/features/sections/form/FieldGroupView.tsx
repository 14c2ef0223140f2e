import { Disclosure, type FieldFinding, FormGroup, type Severity, SeverityCounts } from '@kit';
import { type ReactNode, useState } from 'react';
import { t } from '@/texts';
import type { FieldGroup } from './groups';

export interface FieldGroupViewProps {
  group: FieldGroup;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  findings: ReadonlyMap<string, readonly FieldFinding[]>;
  shown: Readonly<Record<string, string | undefined>>;
  /** Before the fields: a button of the group. */
  lead?: ReactNode;
  children: ReactNode;
}

const countsOf = ({ group, findings }: FieldGroupViewProps) => {
  const counts: Partial<Record<Severity, number>> = {};
  for (const { name } of group.fields)
    for (const { severity } of findings.get(name) ?? []) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
};

/** Fields that belong together; all but the first close. What is closed is not drawn, and says how it stands. */
export function FieldGroupView(props: FieldGroupViewProps) {
  const { group, isOpen, onOpen, shown, lead, children } = props;
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  const fields = <div className="sections-fields">{children}</div>;
  const title = t(`sections.group.${group.name}`);
  if (group.name === 'main')
    return (
      <FormGroup title={title} level={3}>
        {lead}
        {fields}
      </FormGroup>
    );
  const filled = group.fields.filter(({ name }) => shown[name]).length;
  const values = { filled, count: group.fields.length };
  return (
    <Disclosure
      title={title}
      level={3}
      isOpen={isOpen}
      onOpenChange={onOpen}
      aside={
        <span className="sections-group-state">
          <SeverityCounts counts={countsOf(props)} hideZero />
          <span className="pp-quiet" aria-hidden="true">
            {t('sections.form.filled', values)}
          </span>
          <span className="visually-hidden">{t('sections.form.filled_words', values)}</span>
        </span>
      }
    >
      {(isOpen || wasOpen) && (
        <>
          {lead}
          {fields}
        </>
      )}
    </Disclosure>
  );
}
