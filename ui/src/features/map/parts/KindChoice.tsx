import { Btn, MenuButton } from '@kit';
import { useEffect, useMemo, useRef } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import type { KindInfo } from '@/api/wire';
import { t } from '@/texts';
import type { Shape } from '../geometry/shape';
import { symbolsOf } from '../symbols/symbols';
import type { Tool } from '../tools';
import { geometryField } from './useChosen';

/** A kind to draw, with the fields it starts from: areas are offered by their type. */
export interface NewObject {
  key: string;
  kind: Kind;
  start: [string, string][];
  name: string;
  section: string;
  tool: Tool;
}

/** What is drawn most: it comes first, the rest after in the order of the plan. */
const OFTEN: readonly string[] = [
  'emergency_area',
  'scenario',
  'critical_point',
  'gate',
  'escape_route',
  'facility',
];

const offered = (info: KindInfo): boolean => info.many && geometryField(info) !== undefined;

export function useNewObjects(): readonly NewObject[] {
  const kinds = useKinds();
  return useMemo(() => {
    const rank = ({ name }: KindInfo) => (OFTEN.includes(name) ? OFTEN.indexOf(name) : OFTEN.length);
    return kinds.catalogue.kinds
      .filter(offered)
      .toSorted((a, b) => rank(a) - rank(b))
      .flatMap((info): NewObject[] => {
        const kind = info.name as Kind;
        const { draws } = symbolsOf(kind);
        const section = kinds.section(info.section)?.name ?? '';
        const source: [string, string][] = info.fields.some((field) => field.name === 'geometry_source')
          ? [['geometry_source', 'disegno']]
          : [];
        if (kind !== 'emergency_area')
          return [{ key: kind, kind, start: source, name: info.label, section, tool: draws }];
        return kinds
          .list('AREA_TYPE')
          .filter((row) => !row.old)
          .map((row) => ({
            key: `${kind} ${row.code}`,
            kind,
            start: [['area_type', row.code], ...source],
            name: row.label,
            section,
            tool: draws,
          }));
      });
  }, [kinds]);
}

/** "Aggiungi": what one is about to draw is said first. */
export function AddButton({ onAdd }: { onAdd: (made: NewObject) => void }) {
  const all = useNewObjects();
  return (
    <MenuButton
      kind="primary"
      label={t('map.add.button')}
      icon="plus"
      items={all.map(({ key, name, section }, i) => ({
        id: key,
        name,
        detail: section,
        startsGroup: i > 0 && all[i - 1]?.section !== section,
      }))}
      onAction={(id) => {
        const made = all.find(({ key }) => key === id);
        if (made) onAdd(made);
      }}
    />
  );
}

/** Something was drawn with no object chosen: what is it? */
export function WhatIsIt(props: { shape: Shape; onChoose: (made: NewObject) => void; onDrop: () => void }) {
  const { shape, onChoose, onDrop } = props;
  const kinds = useKinds();
  const all = useNewObjects();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const fitting = all.filter(({ kind }) => geometryField(kinds.kind(kind))?.forms.includes(shape.type));
  return (
    <section className="map-way" aria-label={t('map.what.title')}>
      <h2 ref={head} tabIndex={-1}>
        {t('map.what.title')}
      </h2>
      <p>{t('map.what.text')}</p>
      <div className="map-row">
        {fitting.map((made) => (
          <Btn key={made.key} size="small" onPress={() => onChoose(made)}>
            {made.name}
          </Btn>
        ))}
        <Btn size="small" kind="quiet" onPress={onDrop}>
          {t('map.what.drop')}
        </Btn>
      </div>
    </section>
  );
}
