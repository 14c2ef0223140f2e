import { Btn, EmptyState } from '@kit';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useKinds } from '@/api/catalogue';
import { recordsQuery, useOffers } from '@/api/queries';
import type { KindInfo } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { ImportLink } from '@/features/import/ImportLink';
import { t } from '@/texts';
import { makeDraft } from './drafts';

export interface EmptyKindProps {
  section: string;
  info: KindInfo;
  onAdd?: () => void;
  /** The way to begin where records are not made by hand. */
  first?: ReactNode;
  /** Nothing at all is in the section: then its emptiness may be declared. */
  isSectionEmpty: boolean;
}

/** A kind without records: what the section is for, and every way to begin. */
export function EmptyKind({ section, info, onAdd, first, isSectionEmpty }: EmptyKindProps) {
  const { id: plan, writable } = usePlan();
  const { section: sectionOf } = useKinds();
  const { data: offers } = useOffers(plan);
  const { data: statements } = useQuery(recordsQuery(plan, 'empty_statement'));
  const go = useGo();
  const offered = offers?.filter((offer) => offer.kind === info.name).length ?? 0;
  const declared = statements?.find((record) => record.section === section);
  const declare = async () => {
    const { record } = await makeDraft(plan, 'empty_statement', [['section_code', section]]);
    go(links.forms(plan, section, { kind: 'empty_statement', record: record.id, field: 'reason' }));
  };
  return (
    <EmptyState
      title={t('sections.empty.title', { kind: info.plural })}
      text={
        declared
          ? t('sections.empty.declared', { reason: declared.shown.reason ?? '' })
          : (sectionOf(section)?.about ?? '')
      }
      actions={
        <>
          {first}
          {onAdd && (
            <Btn kind="primary" icon="plus" onPress={onAdd}>
              {t('sections.deed.add_kind', { kind: info.label })}
            </Btn>
          )}
          {writable && <ImportLink kind={info.name} />}
          {writable && offered > 0 && (
            <AppLink kind="plain" href={links.model(plan)}>
              {t('sections.deed.model_count', { count: offered })}
            </AppLink>
          )}
          {declared ? (
            <AppLink
              kind="quiet"
              href={links.forms(plan, section, { kind: 'empty_statement', record: declared.id })}
            >
              {t('sections.empty.open_declared')}
            </AppLink>
          ) : (
            writable &&
            isSectionEmpty &&
            info.name !== 'empty_statement' && (
              <Btn kind="quiet" onPress={() => void declare()}>
                {t('sections.empty.declare')}
              </Btn>
            )
          )}
        </>
      }
    />
  );
}
