import { type FieldFinding, FindingList, IconBtn, MenuButton } from '@kit';
import { useMemo } from 'react';
import type { Kind } from '@/api/kinds.names';
import { useRecords } from '@/api/queries';
import type { Finding, ShapeWords } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { fieldFinding, useFindingsOf } from '@/features/checks/useFindings';
import { FieldOf } from '@/features/sections/form/FieldOf';
import { essentials, titleOf } from '@/features/sections/recordItems';
import { useSheet } from '@/features/sections/useSheet';
import { t } from '@/texts';
import type { Ways } from '../ways/useWays';
import type { Chosen, ChosenObject } from './useChosen';

export interface ChosenStripProps {
  chosen: Chosen;
  object: ChosenObject;
  words?: ShapeWords;
  ways: Ways;
  onShow: (finding: Finding) => void;
  onShowPoint: (point: [number, number]) => void;
  onClose: () => void;
}

const MOST_FIELDS = 3;
const NONE = [] as const;

/** The chosen object in words: its name and main fields, where it is, what the rules say of it. */
export function ChosenStrip(props: ChosenStripProps) {
  const { chosen, object, words, ways, onShow, onShowPoint, onClose } = props;
  const { id: plan, writable } = usePlan();
  const { data: records } = useRecords(plan, chosen.kind);
  const isStored = records?.some((record) => record.id === chosen.id) ?? true;
  const { sheet, start, isGone } = useSheet(plan, chosen.kind, chosen.id, isStored);
  const { all, byField } = useFindingsOf(chosen.id);
  const { info, shape } = object;
  const fields = useMemo(() => {
    if (!info) return NONE;
    const names = info.fields.filter((field) => info.titleFields.includes(field.name) && !field.type.startsWith('link'));
    return [...names, ...essentials(info).filter((field) => field.type !== 'link')].slice(0, MOST_FIELDS);
  }, [info]);
  const findings = useMemo(
    () =>
      all
        .filter((finding) => !finding.accepted?.counts)
        .map(
          (finding): FieldFinding => ({
            ...fieldFinding(finding),
            actions: [{ label: t('map.strip.show'), onPress: () => onShow(finding) }],
          }),
        ),
    [all, onShow],
  );
  const problems = (words?.problems ?? []).map(
    ({ text, point }): FieldFinding => ({
      severity: 'nota',
      message: text,
      actions: point ? [{ label: t('map.strip.show'), onPress: () => onShowPoint(point) }] : undefined,
    }),
  );
  if (isGone || !info) return null;
  const title = sheet?.record.title ? titleOf(sheet.record) : t('map.strip.new', { label: info.label });
  return (
    <section className="map-chosen" aria-label={t('map.strip.label')}>
      <div className="map-chosen-head">
        <h2>{title}</h2>
        <span className="map-row">
          <AppLink
            kind="plain"
            size="small"
            href={links.forms(plan, info.section, { kind: chosen.kind, record: chosen.id })}
          >
            {t('map.strip.open')}
          </AppLink>
          {writable && (
            <MenuButton size="small" label={t('map.strip.ways')} items={ways.items} onAction={ways.onAction} />
          )}
          <IconBtn icon="close" size="small" name={t('map.strip.close')} placement="left" onPress={onClose} />
        </span>
      </div>
      <p className="map-sentence">
        {shape ? (words?.sentence ?? sheet?.shapes[object.field?.name ?? ''] ?? '') : t('map.strip.no_shape')}
      </p>
      {problems.length > 0 && <FindingList findings={problems} />}
      {findings.length > 0 && <FindingList findings={findings} />}
      {sheet && writable && (
        <fieldset className="map-fields" aria-label={t('map.strip.fields')}>
          {fields.map((field) => (
            <FieldOf
              key={`${chosen.id} ${field.name}`}
              plan={plan}
              kind={chosen.kind as Kind}
              id={chosen.id}
              field={field}
              start={start}
              shown={sheet.record.shown[field.name] ?? ''}
              value={sheet.record.values[field.name]}
              isPublic={sheet.public[field.name]}
              sentence=""
              findings={byField.get(field.name)?.filter(({ severity }) => severity !== 'nota') ?? NONE}
              isReadOnly={false}
            />
          ))}
        </fieldset>
      )}
    </section>
  );
}
