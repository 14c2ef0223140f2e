import { Btn, type FieldFinding, FindingList, IconBtn, MenuButton } from '@kit';
import { useEffect, useMemo, useRef } from 'react';
import type { Kind } from '@/api/kinds.names';
import { useRecords } from '@/api/queries';
import type { Finding, ShapeWords } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { fieldFinding, useFindingsOf } from '@/features/checks/useFindings';
import { showForm, useDraft, useIsFresh } from '@/features/sections/drafts';
import { FieldOf } from '@/features/sections/form/FieldOf';
import { quieted } from '@/features/sections/form/RecordForm';
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
  /** It was chosen in the list, which may be gone by now. */
  takesFocus: boolean;
}

const MOST_FIELDS = 3;
const NONE = [] as const;
const NOTHING = {};

/** The chosen object in words: its name and main fields, where it is, what the rules say of it. */
export function ChosenStrip(props: ChosenStripProps) {
  const { chosen, object, words, ways, onShow, onShowPoint, onClose, takesFocus } = props;
  const { id: plan, writable } = usePlan();
  const { data: records } = useRecords(plan, chosen.kind);
  const isDraft = useDraft(chosen.id) !== undefined;
  const isStored = records?.some((record) => record.id === chosen.id) ?? !isDraft;
  const { sheet, start, isGone } = useSheet(plan, chosen.kind, chosen.id, isStored);
  const isFresh = useIsFresh(chosen.id);
  const found = useFindingsOf(chosen.id);
  const { byField } = quieted(found, isFresh, sheet?.record.shown ?? NOTHING);
  useEffect(() => showForm(chosen.id), [chosen.id]);
  // Where the list gives its place to this card, who was in the list goes on from here.
  const head = useRef<HTMLHeadingElement>(null);
  const isReady = sheet !== undefined;
  useEffect(() => {
    if (isReady && takesFocus && document.activeElement?.contains(head.current)) head.current?.focus();
  }, [isReady, takesFocus]);
  const { info, shape } = object;
  const fields = useMemo(() => {
    if (!info) return NONE;
    const names = info.fields.filter(
      (field) => info.titleFields.includes(field.name) && !field.type.startsWith('link'),
    );
    return [...names, ...essentials(info).filter((field) => field.type !== 'link')].slice(0, MOST_FIELDS);
  }, [info]);
  // Under their fields stand those of the fields that are here.
  const here = new Set(fields.map(({ name }) => name));
  const findings = found.all
    .filter(
      ({ accepted, place }) => !accepted?.counts && !here.has(place.field ?? '') && !(isFresh && !shape),
    )
    .map((finding): FieldFinding => {
      const isPlaced =
        finding.place.point || finding.also.length > 0 || finding.place.field === object.field?.name;
      return {
        ...fieldFinding(finding),
        actions: isPlaced ? [{ label: t('map.strip.show'), onPress: () => onShow(finding) }] : undefined,
      };
    });
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
      <div className="map-to-list">
        <Btn kind="quiet" size="small" icon="chevron-left" onPress={onClose}>
          {t('map.strip.list')}
        </Btn>
      </div>
      <div className="map-chosen-head">
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        <span className="map-row">
          <AppLink
            kind="plain"
            size="small"
            href={links.forms(plan, info.section, { kind: chosen.kind, record: chosen.id })}
          >
            {t('map.strip.open')}
          </AppLink>
          {writable && (
            <MenuButton
              size="small"
              label={t('map.strip.ways')}
              items={ways.items}
              onAction={ways.onAction}
            />
          )}
          <span className="map-close">
            <IconBtn
              icon="close"
              size="small"
              name={t('map.strip.close')}
              placement="left"
              onPress={onClose}
            />
          </span>
        </span>
      </div>
      <p className="map-sentence">
        {shape ? (words?.sentence ?? sheet?.shapes[object.field?.name ?? ''] ?? '') : t('map.strip.no_shape')}
      </p>
      {problems.length > 0 && <FindingList findings={problems} />}
      {findings.length > 0 && <FindingList findings={findings} />}
      {sheet && (
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
              findings={byField.get(field.name) ?? NONE}
              isReadOnly={!writable}
            />
          ))}
        </fieldset>
      )}
    </section>
  );
}
