import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { openSection, record, sheet } from './sections.test-tools';

const SCHOOL = record('a', { name: 'Scuola' });

/** Every part of the screen is so wide. */
function wide(width: number) {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(private readonly tell: ResizeObserverCallback) {}
      observe() {
        const entry = { contentRect: { width } } as ResizeObserverEntry;
        this.tell([entry], this as unknown as ResizeObserver);
      }
      unobserve() {}
      disconnect() {}
    },
  );
}
afterEach(() => {
  vi.unstubAllGlobals();
  window.innerWidth = 1024;
});

function open() {
  return openSection('', {
    records: ({ kind }) => (kind === 'emergency_area' ? [SCHOOL] : []),
    record: () => sheet(SCHOOL),
    import_kinds: () => [{ kind: 'emergency_area', name: 'Area di emergenza' }],
    offers: () => [{ kind: 'emergency_area' }] as never,
  });
}

test('where there is room, the ways to bring records in stand in the bar', async () => {
  wide(420);
  open();
  expect(await screen.findByRole('link', { name: 'Importa… Area di emergenza' })).toBeDefined();
  expect(screen.getByRole('link', { name: 'Dal modello (1)' })).toBeDefined();
  expect(screen.queryByRole('button', { name: /^Altro per/ })).toBeNull();
});

test('in a narrower list the model goes to the menu first, then importing too', async () => {
  const user = userEvent.setup();
  wide(300);
  open();
  expect(await screen.findByRole('link', { name: 'Importa… Area di emergenza' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: /^Altro per/ }));
  expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Dal modello (1)']);
});

test('from the menu of a narrow list one gets to where lists come in', async () => {
  const user = userEvent.setup();
  wide(200);
  open();
  await user.click(await screen.findByRole('button', { name: /^Altro per/ }));
  expect(screen.queryByRole('link', { name: /Importa/ })).toBeNull();
  const entries = screen.getAllByRole('menuitem');
  expect(entries.map((item) => item.textContent)).toEqual(['Importa…', 'Dal modello (1)']);
});

test('a paper beside the forms leaves room for the list or for the form, not for both', async () => {
  const user = userEvent.setup();
  window.innerWidth = 1280;
  const paper = record('p', { file_name: 'Piano.docx' }, { kind: 'attachment', title: 'Piano 2011' });
  openSection('', {
    start: () => ({ preferences: { 'beside.p1': 'p' }, plans: [], communes: [] }) as never,
    records: ({ kind }) => (kind === 'emergency_area' ? [SCHOOL] : []),
    record: ({ kind }) => sheet(kind === 'attachment' ? paper : SCHOOL),
  });
  expect(await screen.findByRole('complementary', { name: 'Documento accanto ai moduli' })).toBeDefined();
  await user.click(await screen.findByRole('option', { name: /Scuola/ }));
  expect(await screen.findByRole('button', { name: 'Elenco' })).toBeDefined();
});
