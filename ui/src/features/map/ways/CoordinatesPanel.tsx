import { announce, Btn, ChoiceField, LongTextField } from '@kit';
import { useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { t } from '@/texts';
import { fromPoints } from '../geometry/shape';
import type { WayProps } from './ways';

const FORMS = [
  { form: 'Point', name: 'point' },
  { form: 'LineString', name: 'line' },
  { form: 'Polygon', name: 'polygon' },
] as const;
type Made = (typeof FORMS)[number]['form'];

/** What as many rows make, of what the field may hold: one a point, more a line or an area. */
export function likely(count: number, forms: readonly string[]): Made | undefined {
  const can = (form: Made) => forms.includes(form) || forms.includes(`Multi${form}`);
  if (count === 1) return can('Point') ? 'Point' : undefined;
  if (count > 2 && can('Polygon')) return 'Polygon';
  return can('LineString') ? 'LineString' : can('Point') && !can('Polygon') ? 'Point' : undefined;
}

/** Coordinates as one has them, one a row: the program finds out their system and says it. */
export function CoordinatesPanel({ forms, onShape }: WayProps) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<Made>();
  const [results, setResults] = useState<readonly string[]>([]);
  const rows = text
    .split('\n')
    .map((row) => row.trim())
    .filter(Boolean);
  const offered = FORMS.filter(({ form }) => forms.includes(form) || forms.includes(`Multi${form}`));
  const made = asked ?? likely(rows.length, forms) ?? offered[0]?.form;

  const use = async () => {
    const told: string[] = [];
    const points: [number, number][] = [];
    for (const [i, row] of rows.entries()) {
      try {
        const { point, system, note } = await call('read_place', { text: row });
        points.push(point);
        const values = { number: i + 1, system, note };
        told.push(
          rows.length > 1 ? t('map.coordinates.read', values) : t('map.coordinates.read_one', values),
        );
      } catch (error) {
        told.push(message(error));
      }
    }
    const shape = made && points.length === rows.length ? fromPoints(made, points) : undefined;
    if (!shape && points.length === rows.length && made)
      told.push(made === 'Polygon' ? t('map.coordinates.few_polygon') : t('map.coordinates.few_line'));
    setResults(told);
    announce(told.join(' '));
    if (shape) onShape(shape);
  };

  return (
    <div className="map-stack">
      <LongTextField
        name="coordinates"
        label={t('map.coordinates.label')}
        value={text}
        onChange={(next) => {
          setText(next);
          setResults([]);
        }}
        extra={<span className="pp-quiet">{t('map.coordinates.help')}</span>}
      />
      {rows.length > 1 && offered.length > 1 && (
        <ChoiceField
          name="coordinates-as"
          label={t('map.coordinates.as')}
          value={made ?? ''}
          onChange={(value) => setAsked(FORMS.find(({ form }) => form === value)?.form)}
          options={offered.map(({ form, name }) => ({ id: form, name: t(`map.coordinates.${name}`) }))}
        />
      )}
      {results.length > 0 && (
        <ul className="map-results" aria-label={t('map.coordinates.results')}>
          {results.map((result) => (
            <li key={result}>{result}</li>
          ))}
        </ul>
      )}
      {rows.length > 0 && (
        <Btn kind="primary" onPress={() => void use()}>
          {t('map.coordinates.use')}
        </Btn>
      )}
    </div>
  );
}
