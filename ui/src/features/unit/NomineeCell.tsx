import { MenuButton } from '@kit';
import type { ReactNode } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Nominee } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { Fresh } from './Fresh';
import { grouped } from './phone';

/** Where a person's form is. */
export function usePersonLink(): (person: string) => string {
  const { id } = usePlan();
  const kinds = useKinds();
  return (person) => links.forms(id, kinds.kind('person').section, { kind: 'person', record: person });
}

export interface NomineeWordsProps {
  nominee: Nominee;
  /** The body that most belong to: it goes without saying. */
  usual: string;
  /** At the end of the line of the name. */
  menu?: ReactNode;
}

/** Who it is, what they are and the number to call first. */
export function NomineeWords({ nominee, usual, menu }: NomineeWordsProps) {
  const toPerson = usePersonLink();
  const { name, person, position, phone } = nominee;
  const body = nominee.body === usual ? '' : nominee.body;
  return (
    <span className="unit-nominee">
      <span className="unit-name-line">
        <span className="unit-name">
          {person ? <AppLink href={toPerson(person)}>{name}</AppLink> : name || t('unit.seat.lost')}
          {nominee.reachable24h && <span className="unit-h24">{t('unit.seat.h24')}</span>}
        </span>
        {menu}
      </span>
      <span className="unit-contact">
        {(position || body) && (
          <span className="unit-detail">{[position, body].filter(Boolean).join(', ')}</span>
        )}
        {phone ? (
          <span className="unit-number">{grouped(phone.value)}</span>
        ) : (
          <span className="unit-detail">{t('unit.seat.no_phone')}</span>
        )}
      </span>
      {phone && <Fresh freshness={phone.freshness} verifiedOn={phone.verifiedOn} />}
    </span>
  );
}

export interface NomineeMenuProps {
  nominee: Nominee;
  role: string;
  onReplace: () => void;
  onEnd: () => void;
}

/** What can be done with a nomination. */
export function NomineeMenu({ nominee, role, onReplace, onEnd }: NomineeMenuProps) {
  const { id } = usePlan();
  const go = useGo();
  const kinds = useKinds();
  const toPerson = usePersonLink();
  const does: Record<string, () => void> = {
    replace: onReplace,
    end: onEnd,
    person: () => nominee.person && go(toPerson(nominee.person)),
    nomination: () =>
      go(
        links.forms(id, kinds.kind('nomination').section, {
          kind: 'nomination',
          record: nominee.nomination,
        }),
      ),
  };
  return (
    <MenuButton
      kind="quiet"
      size="small"
      label={t('unit.seat.change')}
      name={t('unit.seat.change_who', { name: nominee.name, role })}
      items={[
        { id: 'replace', name: t('unit.seat.replace') },
        { id: 'end', name: t('unit.seat.end') },
        ...(nominee.person ? [{ id: 'person', name: t('unit.seat.person'), startsGroup: true }] : []),
        { id: 'nomination', name: t('unit.seat.nomination') },
      ]}
      onAction={(what) => does[what]?.()}
    />
  );
}
