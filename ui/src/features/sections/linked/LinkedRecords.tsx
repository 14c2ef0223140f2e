import { Btn, MenuButton, SeverityMark } from '@kit';
import { useMemo, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import type { KindInfo, Linked, RecordSheet } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { useWorst } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { makeDraft } from '../drafts';
import { firstField, groupsOf } from '../form/groups';
import { nameOf } from '../recordItems';
import { byKind, type ChildKind, childrenOf } from './children';

const FIRST_SHOWN = 8;

export interface LinkedRecordsProps {
  info: KindInfo;
  sheet: RecordSheet;
  /** A kind whose records are shown elsewhere on the form. */
  except?: string;
}

/** What leads to a record, and what more may be hung on it. */
export function LinkedRecords({ info, sheet, except }: LinkedRecordsProps) {
  const { id: plan, writable } = usePlan();
  const { catalogue } = useKinds();
  const go = useGo();
  const kinds = useMemo(() => catalogue.kinds.filter((kind) => kind.name !== except), [catalogue, except]);
  const groups = useMemo(() => byKind(kinds, sheet.linked), [kinds, sheet.linked]);
  const children = useMemo(() => childrenOf(kinds, info.name), [kinds, info.name]);
  if (groups.length === 0 && (children.length === 0 || !writable)) return null;
  const add = async ({ info: child, field }: ChildKind) => {
    const made = await makeDraft(plan, child.name as Kind, [[field.name, sheet.record.id]]);
    const { id } = made.record;
    go(links.forms(plan, child.section, { kind: child.name, record: id, field: next(child, field.name) }));
  };
  return (
    <section className="sections-linked" aria-labelledby="sections-linked">
      <div className="sections-linked-head">
        <h3 id="sections-linked">{t('sections.linked.title')}</h3>
        {writable && children.length > 0 && (
          <MenuButton
            size="small"
            label={t('sections.linked.add')}
            name={t('sections.linked.add_name')}
            items={children.map((child) => ({ id: child.info.name, name: child.info.label }))}
            onAction={(name) => {
              const child = children.find((one) => one.info.name === name);
              if (child) void add(child);
            }}
          />
        )}
      </div>
      {groups.length === 0 && <p className="pp-quiet">{t('sections.linked.none')}</p>}
      {groups.map((group) => (
        <LinkedKind key={group.info.name} info={group.info} records={group.records} />
      ))}
    </section>
  );
}

/** The first field to write once the link is set. */
const next = (child: KindInfo, link: string): string | undefined =>
  groupsOf(child)[0]?.fields.find((field) => field.name !== link)?.name ?? firstField(child);

function LinkedKind({ info, records }: { info: KindInfo; records: readonly Linked[] }) {
  const { id: plan } = usePlan();
  const worst = useWorst();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? records : records.slice(0, FIRST_SHOWN);
  return (
    <div className="sections-linked-kind">
      <h4>{t('sections.linked.count', { kind: info.plural, count: records.length })}</h4>
      <ul>
        {shown.map((one) => {
          const severity = worst.get(one.id);
          return (
            <li key={one.id}>
              {severity && <SeverityMark severity={severity} size={16} isNamed />}
              <AppLink href={links.forms(plan, info.section, { kind: info.name, record: one.id })}>
                {nameOf(info, one.title)}
              </AppLink>
            </li>
          );
        })}
      </ul>
      {!isWhole && records.length > FIRST_SHOWN && (
        <Btn size="small" kind="quiet" onPress={() => setWhole(true)}>
          {t('sections.linked.more', { count: records.length })}
        </Btn>
      )}
    </div>
  );
}
