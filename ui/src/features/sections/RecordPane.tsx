import { EmptyState, ErrorBox } from '@kit';
import type { ReactNode } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import type { KindInfo, PlanRecord } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { useCommand } from '@/app/commands';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { AttachmentDeeds } from './attachments/AttachmentDeeds';
import { RecordForm } from './form/RecordForm';
import { Contacts, contactOwner } from './linked/Contacts';
import { LinkedRecords } from './linked/LinkedRecords';
import { PublicCopy } from './linked/PublicCopy';
import { MapBeside, useMapBeside } from './MapBeside';
import { RecordDeeds } from './RecordDeeds';
import { nameOf } from './recordItems';
import type { Deeds } from './useDeeds';
import { useSheet } from './useSheet';

export interface RecordPaneProps {
  section: string;
  info: KindInfo;
  id: string;
  isStored: boolean;
  field?: string;
  finding?: string;
  deeds: Deeds;
  /** The way back where the list is not beside. */
  back?: ReactNode;
  onDuplicate?: (record: PlanRecord) => void;
  onRemove?: (record: PlanRecord) => void;
}

/** Of these the public copy shows only a part: what, is said beside. */
const PEOPLE: readonly string[] = ['person', 'organisation'];

/** One record: what it is called, what may be done to it, its form, what leads to it. */
export function RecordPane(props: RecordPaneProps) {
  const { section, info, id, isStored, field, finding, deeds, back, onDuplicate, onRemove } = props;
  const { id: plan, writable } = usePlan();
  const { sheet, start, isGone, error } = useSheet(plan, info.name as Kind, id, isStored);
  const go = useGo();
  const hasShape = sheet !== undefined && Object.keys(sheet.shapes).length > 0;
  const canHaveShape = info.fields.some((each) => each.type === 'geometry');
  const map = useMapBeside(canHaveShape);
  useCommand('map', hasShape ? () => go(links.map(plan, { select: id })) : undefined);
  const record = sheet?.record;
  useCommand(
    'duplicate',
    writable && onDuplicate && record && isStored ? () => onDuplicate(record) : undefined,
  );
  if (isGone)
    return (
      <>
        {back}
        <EmptyState
          title={t('sections.empty.gone_title')}
          text={t('sections.empty.gone')}
          actions={
            <AppLink kind="plain" href={links.history(plan, id)}>
              {t('sections.empty.gone_history')}
            </AppLink>
          }
        />
      </>
    );
  if (error) return <ErrorBox message={error.message} />;
  if (!sheet || !record) return <p className="pp-quiet">{t('sections.loading')}</p>;
  const isWritable = writable && isStored;
  const owner = contactOwner(info);
  const pane = (
    <div className="sections-detail">
      {back}
      <header className="sections-head">
        <h2 data-place-name={isStored || undefined}>
          {isStored || !info.many
            ? nameOf(info, record.title)
            : record.title || t('sections.form.new', { kind: info.label })}
        </h2>
        <RecordDeeds
          record={record}
          isStored={isStored}
          hasShape={hasShape}
          map={map}
          first={info.name === 'attachment' && isStored && <AttachmentDeeds record={record} />}
          onVerify={isWritable && deeds.verify ? () => void deeds.verify?.([id]) : undefined}
          onDuplicate={isWritable && onDuplicate ? () => onDuplicate(record) : undefined}
          onRemove={isWritable && onRemove ? () => onRemove(record) : undefined}
        />
      </header>
      {!isStored && info.many && <p className="pp-quiet">{t('sections.form.unsaved')}</p>}
      {isStored && record.section !== section && <Elsewhere info={info} record={record} />}
      <RecordForm
        key={id}
        info={info}
        sheet={sheet}
        start={start}
        field={field}
        finding={finding}
        afterMain={
          owner &&
          isStored && (
            <>
              <Contacts owner={record} ownerField={owner} isExpected={PEOPLE.includes(info.name)} />
              {PEOPLE.includes(info.name) && <PublicCopy info={info} sheet={sheet} ownerField={owner} />}
            </>
          )
        }
      />
      {isStored && <LinkedRecords info={info} sheet={sheet} except={owner && 'contact_point'} />}
    </div>
  );
  return map.isShown ? <MapBeside kind={info.name} id={id} form={pane} /> : pane;
}

/** A record whose section is written in it moves when that changes: it says where it went. */
function Elsewhere({ info, record }: { info: KindInfo; record: PlanRecord }) {
  const { id: plan } = usePlan();
  const name = useKinds().section(record.section)?.name ?? record.section;
  return (
    <p>
      {t('sections.list.elsewhere', { section: name })}{' '}
      <AppLink href={links.forms(plan, record.section, { kind: info.name, record: record.id })}>
        {t('sections.list.go_there', { section: name })}
      </AppLink>
    </p>
  );
}
