import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { focusField } from '../base/focusField';
import { description, show } from '../kit.test-tools';
import { ComboField } from './ComboField';
import { DateField } from './DateField';
import { MultiChoiceField } from './MultiChoiceField';
import { NumberField } from './NumberField';
import { TextField } from './TextField';
import type { FieldFinding, Option } from './types';
import { YesNoField } from './YesNoField';

const USES: Option[] = [
  { id: '1', name: 'Città' },
  { id: '2', name: 'Scuola' },
  { id: '3', name: 'Palestra' },
];
const bad: FieldFinding = { severity: 'errore', message: 'Manca il nome.', fix: 'Scrivilo.' };

const complaints = vi.spyOn(console, 'error');
beforeEach(() => {
  complaints.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  expect(complaints).not.toHaveBeenCalled();
});

test('what stands below a control describes it, in order', async () => {
  const user = userEvent.setup();
  show(
    <TextField
      name="phone"
      label="Cellulare"
      essential
      help="Anche di notte."
      source="L.R. 27/2021"
      understood="+39 333"
      findings={[bad, { severity: 'nota', message: 'Un consiglio.' }]}
      extra="scritto da LB"
      value="333"
      onChange={() => undefined}
    />,
  );
  const control = screen.getByRole('textbox', { name: 'Cellulare' });
  const below = 'letto come +39 333 | Errore. Manca il nome. Scrivilo. | Nota. Un consiglio. | scritto da LB';
  expect(description(control)).toBe(`essenziale | ${below}`);
  expect(control).toHaveProperty('ariaInvalid', 'true');
  await user.click(screen.getByRole('button', { name: 'Aiuto su Cellulare' }));
  expect(description(control)).toBe(`essenziale | Anche di notte.Fonte: L.R. 27/2021 | ${below}`);
});

test('a new finding is said one second after the last letter', () => {
  vi.useFakeTimers();
  const field = (value: string, findings: FieldFinding[]) => (
    <TextField name="n" label="Nome" value={value} onChange={() => undefined} findings={findings} />
  );
  const { rerender } = show(field('a', []));
  rerender(field('', [bad]));
  vi.advanceTimersByTime(900);
  const said = () =>
    screen
      .queryAllByRole('status')
      .map((slot) => slot.textContent)
      .join('');
  expect(said()).toBe('');
  rerender(field(' ', [bad]));
  vi.advanceTimersByTime(900);
  expect(said()).toBe('');
  vi.advanceTimersByTime(200);
  expect(said()).toBe('Nome: Errore. Manca il nome.');
});

test('a field is found by name and outlined until it is left', async () => {
  const user = userEvent.setup();
  show(
    <>
      <TextField name="a" label="A" value="" onChange={() => undefined} help="h" />
      <TextField name="b.c[0]" label="B" value="" onChange={() => undefined} help="h" />
    </>,
  );
  expect(focusField('none')).toBe(false);
  expect(focusField('b.c[0]')).toBe(true);
  const control = screen.getByRole('textbox', { name: 'B' });
  expect(document.activeElement).toBe(control);
  expect(document.querySelectorAll('[data-found]')).toHaveLength(1);
  await user.click(screen.getByRole('textbox', { name: 'A' }));
  expect(document.querySelectorAll('[data-found]')).toHaveLength(0);
});

function DateAndNumber() {
  const [date, setDate] = useState('');
  const [places, setPlaces] = useState('');
  return (
    <>
      <DateField name="d" label="Scadenza" value={date} onChange={setDate} />
      <NumberField name="p" label="Posti" unit="persone" value={places} onChange={setPlaces} />
    </>
  );
}

test('an impossible date and a pointed number stay as typed', async () => {
  const user = userEvent.setup();
  show(<DateAndNumber />);
  const date = screen.getByRole<HTMLInputElement>('textbox', { name: 'Scadenza' });
  await user.type(date, '31.2.26');
  expect(description(date)).toBe('');
  const places = screen.getByRole<HTMLInputElement>('textbox', { name: 'Posti' });
  await user.type(places, '1.240');
  await user.tab();
  expect(date.value).toBe('31.2.26');
  expect(description(date)).toContain('31.2.26 non esiste');
  expect(places.value).toBe('1.240');
  expect(description(places)).toBe('persone | letto come 1240');
});

test('yes, no and silence', async () => {
  const user = userEvent.setup();
  const change = vi.fn();
  show(<YesNoField name="y" label="Gruppo elettrogeno" value="si" onChange={change} />);
  const group = within(screen.getByRole('group', { name: 'Gruppo elettrogeno' }));
  expect(group.getByRole<HTMLInputElement>('radio', { name: 'sì' }).checked).toBe(true);
  await user.click(group.getByRole('radio', { name: 'non indicato' }));
  await user.click(group.getByRole('radio', { name: 'no' }));
  expect(change.mock.calls).toEqual([[''], ['no']]);
});

function Combo({ onCreate, changes }: { onCreate?: (text: string) => void; changes: unknown[] }) {
  const [text, setText] = useState('');
  return (
    <ComboField
      name="use"
      label="Uso"
      value={text}
      options={USES}
      onCreate={onCreate}
      onChange={(typed, option) => {
        setText(typed);
        changes.push([typed, option?.id]);
      }}
    />
  );
}

test('a combo finds without accents, gives the entry, and keeps free text', async () => {
  const user = userEvent.setup();
  const changes: unknown[] = [];
  show(<Combo changes={changes} />);
  const combo = screen.getByRole<HTMLInputElement>('combobox', { name: 'Uso' });
  await user.type(combo, 'citta{ArrowDown}{Enter}');
  expect(combo.value).toBe('Città');
  expect(changes.at(-1)).toEqual(['Città', '1']);
  await user.clear(combo);
  await user.type(combo, 'Bocciofila');
  await user.tab();
  expect(combo.value).toBe('Bocciofila');
  expect(changes.at(-1)).toEqual(['Bocciofila', undefined]);
});

test('a combo offers to create what it does not have', async () => {
  const user = userEvent.setup();
  const create = vi.fn();
  show(<Combo changes={[]} onCreate={create} />);
  await user.type(screen.getByRole('combobox', { name: 'Uso' }), 'Bocciofila{ArrowDown}{Enter}');
  expect(create).toHaveBeenCalledExactlyOnceWith('Bocciofila');
});

function Several() {
  const [some, setSome] = useState(['9']);
  const [tags, setTags] = useState(['2']);
  return (
    <>
      <MultiChoiceField name="a" label="Rischi" options={USES} value={some} onChange={setSome} />
      <MultiChoiceField name="b" label="Usi" options={USES} value={tags} onChange={setTags} asTags />
      <output>{`${some} ${tags}`}</output>
    </>
  );
}

test('several choices: boxes and tags, unknown values kept', async () => {
  const user = userEvent.setup();
  show(<Several />);
  const result = () => document.querySelector('output')?.textContent;
  await user.click(screen.getByRole('checkbox', { name: 'Scuola' }));
  await user.click(screen.getByRole('checkbox', { name: /^9/ }));
  expect(result()).toBe('2 2');
  const add = screen.getByRole<HTMLInputElement>('combobox', { name: 'Aggiungi a Usi' });
  await user.type(add, 'pal{ArrowDown}{Enter}');
  expect(result()).toBe('2 2,3');
  expect(add.value).toBe('');
  await user.click(screen.getByRole('button', { name: 'Togli Scuola' }));
  expect(result()).toBe('2 3');
  expect(document.activeElement).toBe(add);
});
