import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { PlanRecord } from '@/api/wire';
import type { Handlers } from '@/platform/fake';
import { checks, missing, openSection, record, sheet } from './sections.test-tools';

const SCHOOL = record(
  'a',
  { name: 'Scuola', area_type: 'Attesa' },
  { values: { name: 'Scuola', area_type: 'AA' } },
);
const FIELD = record('b', { name: 'Campo sportivo' });

/** A plan in memory: what is typed is there when it is read again. */
function plan(...first: PlanRecord[]): Handlers {
  const held = new Map(first.map((one) => [one.id, one]));
  const blank = record('new', {});
  return {
    records: ({ kind }) => (kind === 'emergency_area' ? [...held.values()] : []),
    record: ({ id }) => sheet(held.get(id) ?? blank),
    new_record: ({ kind, with: fields }) =>
      sheet({ ...blank, kind, values: Object.fromEntries(fields), shown: Object.fromEntries(fields) }, false),
    set_field: ({ id, field, text }) => {
      const before = held.get(id) ?? record(id, {});
      const shown = { ...before.shown, [field]: text };
      const next = { ...before, shown, values: { ...before.values, [field]: text }, title: shown.name ?? '' };
      held.set(id, next);
      return { at: '', change: 'c', record: next, understood: null, unclear: null };
    },
    remove: ({ ids }) => {
      for (const id of ids) held.delete(id);
      return {};
    },
  };
}

test('a click shows a record, Enter goes to its first field, Esc back to the row', async () => {
  const user = userEvent.setup();
  openSection('', plan(SCHOOL, FIELD));
  const row = await screen.findByRole('option', { name: /Scuola/ });
  await user.click(row);
  expect(await screen.findByRole('heading', { level: 2, name: 'Scuola' })).toBeDefined();
  await user.keyboard('{Enter}');
  const name = await screen.findByRole('textbox', { name: /Denominazione/ });
  await waitFor(() => expect(document.activeElement).toBe(name));
  await user.keyboard('{Escape}');
  expect(document.activeElement?.getAttribute('data-key')).toBe('a');
});

test('a new record is not stored until something is typed in it', async () => {
  const user = userEvent.setup();
  const fake = openSection('', plan(SCHOOL));
  await user.click(await screen.findByRole('button', { name: /Aggiungi/ }));
  const name = await screen.findByRole('textbox', { name: /Denominazione/ });
  await waitFor(() => expect(document.activeElement).toBe(name));
  expect(fake.calls.some((one) => one.command === 'set_field')).toBe(false);
  await user.keyboard('Pa');
  await screen.findByRole('option', { name: /Pa/ });
  const typed = fake.calls.filter((one) => one.command === 'set_field');
  expect(typed.map((one) => (one.asked as { text: string }).text)).toEqual(['P', 'Pa']);
  expect((name as HTMLInputElement).value).toBe('Pa');
});

test('what a record just made lacks is said only once it is left', async () => {
  const user = userEvent.setup();
  openSection('', { ...plan(SCHOOL), checks: () => checks([missing('new', 'area_type')]) });
  await user.click(await screen.findByRole('button', { name: /Aggiungi/ }));
  await screen.findByRole('textbox', { name: /Denominazione/ });
  await user.keyboard('P');
  await user.click(await screen.findByRole('option', { name: /Scuola/ }));
  await screen.findByRole('heading', { level: 2, name: 'Scuola' });
  expect(screen.queryByText(/Manca area_type/)).toBeNull();
  await user.click(await screen.findByRole('option', { name: 'P' }));
  expect(await screen.findByText(/Manca area_type/)).toBeDefined();
});

test('the address puts the focus in a field, its group opened', async () => {
  openSection('?kind=emergency_area&record=a&field=opening_note', plan(SCHOOL));
  const field = await screen.findByRole('textbox', { name: /Orari/ });
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(field.closest<HTMLElement>('[data-field]')?.dataset.found).toBe('true');
});

test('a code is chosen by its words and kept by its code', async () => {
  const user = userEvent.setup();
  const fake = openSection('?kind=emergency_area&record=a', plan(SCHOOL));
  const group = await screen.findByRole('group', { name: /Tipo/ });
  expect(within(group).getByRole<HTMLInputElement>('radio', { name: 'Attesa' }).checked).toBe(true);
  await user.click(within(group).getByRole('radio', { name: 'Accoglienza' }));
  await waitFor(() =>
    expect(fake.calls.findLast((one) => one.command === 'set_field')?.asked).toMatchObject({ text: 'AC' }),
  );
});

test('what is deleted goes at once and can be taken back', async () => {
  const user = userEvent.setup();
  const fake = openSection('?kind=emergency_area&record=a', plan(SCHOOL, FIELD));
  await user.click(await screen.findByRole('button', { name: 'Elimina' }));
  expect(await screen.findByRole('heading', { level: 2, name: 'Campo sportivo' })).toBeDefined();
  expect(fake.calls.find((one) => one.command === 'remove')?.asked).toMatchObject({ ids: ['a'] });
  expect(screen.getByRole('button', { name: 'Annulla' })).toBeDefined();
});

test('an empty section says what it is for and how to begin', async () => {
  const user = userEvent.setup();
  const fake = openSection('', plan());
  expect(await screen.findByText('Dove la gente si raduna.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: /dichiara perché/ }));
  await waitFor(() =>
    expect(fake.calls.find((one) => one.command === 'new_record')?.asked).toMatchObject({
      kind: 'empty_statement',
      with: [['section_code', 'areas']],
    }),
  );
});

test('read-only: values are text and nothing can be done', async () => {
  openSection('?kind=emergency_area&record=a', plan(SCHOOL), false);
  await screen.findByRole('heading', { level: 2, name: 'Scuola' });
  expect(screen.queryByRole('textbox', { name: /Denominazione/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /Aggiungi|Elimina|Duplica/ })).toBeNull();
});
