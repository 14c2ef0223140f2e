import { clearNotices } from '@kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CatalogueProvider } from '@/api/catalogue';
import { queries } from '@/api/queries';
import type { Catalogue, Portal, PortalItem, PortalStep, Start } from '@/api/wire';
import { useCompanion, useCompanionWindow } from '@/app/companion';
import { OpenPlanProvider } from '@/app/plan';
import { useShortcuts } from '@/app/useShortcuts';
import { show } from '@/kit/kit.test-tools';
import { RpcFault, setPlatform } from '@/platform';
import { type FakePlatform, fakePlatform } from '@/platform/fake';
import { PortalScreen } from './PortalScreen';
import { standing } from './walk';

const CARD = { id: 'p1', istat: '019018', commune: 'Casaletto Ceredano' } as Start['plans'][number];
const ARCHIVE = { path: '/a', folder: '/', example: false, writable: true, held: null };
const TICK = { on: '2026-03-12', by: 'Lucia Bianchi' };
const item = (id: string, label: string, value: string, more: Partial<PortalItem> = {}): PortalItem => ({
  id,
  label,
  value,
  group: 'Campo sportivo',
  most: null,
  tooLong: false,
  shortened: null,
  shortenedOld: false,
  isShape: false,
  gone: false,
  note: '',
  place: { section: 'areas', kind: 'emergency_area', record: 'r1', field: id } as PortalItem['place'],
  tick: null,
  was: null,
  ...more,
});
const counted = (sections: { name: string; items: PortalItem[]; faults?: string[] }[]): Portal => {
  const told = sections.map(({ name, items, faults = [] }) => ({
    code: name,
    name,
    note: '',
    faults,
    items,
    all: items.length,
    done: items.filter((each) => standing(each) === 'done').length,
    again: items.filter((each) => standing(each) === 'again').length,
  }));
  const sum = (of: 'done' | 'all' | 'again') => told.reduce((total, each) => total + each[of], 0);
  return {
    mapping: 'Corrispondenza, edizione 2026.1',
    mappingNote: 'Struttura pubblica.',
    faults: [],
    isDraft: true,
    sections: told,
    done: sum('done'),
    all: sum('all'),
    again: sum('again'),
    absent: [{ what: 'Rubrica: note', why: 'La corrispondenza non dice dove vada.', values: 4 }],
    systems: [
      ['EPSG:4326', 'Gradi (WGS 84)'],
      ['EPSG:32632', 'Metri (UTM 32)'],
    ],
  };
};
/** What the program answers to a tick: the section of the item, and the counts. */
const stepOf = (id: string): PortalStep => ({
  done: portal.done,
  all: portal.all,
  again: portal.again,
  section: portal.sections.find(({ items }) => items.some((each) => each.id === id)) ?? null,
});
const AREAS = () => [
  item('name', 'Denominazione', 'Campo sportivo', { tick: TICK }),
  item('people', 'Persone ospitabili', '140', { tick: TICK, was: '120' }),
  item('surface', 'Superficie, in m²', '1.200'),
  item('notes', 'Note', 'Testo lungo assai', { most: 10, tooLong: true }),
  item('empty', 'Telefono', ''),
];
const SERVICES = () => [item('water', 'Acquedotto', 'Padania', { group: '' })];

let fake: FakePlatform;
let portal: Portal;
let copied: string[];

beforeEach(() => {
  portal = counted([
    { name: 'Aree di emergenza', items: AREAS(), faults: ['Riga «x»: non c’è.'] },
    { name: 'Servizi', items: SERVICES() },
  ]);
  const preferences: Record<string, string> = {};
  fake = fakePlatform({
    start: () =>
      ({
        plans: [CARD],
        archive: ARCHIVE,
        communes: [],
        preferences,
        person: { name: 'Anna Rossi' },
      }) as unknown as Start,
    catalogue: () => ({ sections: [], kinds: [], rules: [], lists: {} }) as unknown as Catalogue,
    remember: ({ key, value }) => {
      preferences[key] = value;
      return {} as never;
    },
    portal: () => portal,
    tick_portal: ({ item: id, ticked }) => {
      const sections = portal.sections.map(({ name, items, faults }) => ({
        name,
        faults,
        items: items.map((each) =>
          each.id === id
            ? { ...each, was: null, tick: ticked ? { on: '2026-03-16', by: 'Anna Rossi' } : null }
            : each,
        ),
      }));
      portal = counted(sections);
      return stepOf(id);
    },
  });
  setPlatform(fake);
  copied = [];
});
afterEach(() => {
  // What is still on the page would read the start anew, and the next test would find it.
  cleanup();
  queries.clear();
  clearNotices();
  useCompanion.setState({ isOn: false, canStayOnTop: true });
});

const NONE = () => undefined;
const KEYS = {
  search: NONE,
  undo: NONE,
  redo: NONE,
  finding: NONE,
  export: NONE,
  print: NONE,
  keys: NONE,
  zoom: NONE,
};

function Screen({ writable }: { writable: boolean }) {
  useShortcuts(KEYS);
  useCompanionWindow();
  return (
    <OpenPlanProvider value={{ id: 'p1', card: CARD, archive: ARCHIVE, writable }}>
      <PortalScreen />
    </OpenPlanProvider>
  );
}

async function open({ writable = true } = {}) {
  const root = createRootRoute({ component: () => <Screen writable={writable} /> });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: ['/plan/p1/portal'] }),
  });
  const user = userEvent.setup();
  // The clipboard of the page, which user-event puts in place.
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text);
  });
  const shown = show(
    <QueryClientProvider client={queries}>
      <CatalogueProvider waiting="…">
        <RouterProvider router={router as never} />
      </CatalogueProvider>
    </QueryClientProvider>,
  );
  await screen.findByRole('region', { name: 'Valori di questa sezione' });
  return { user, shown };
}
const label = () => screen.getByRole('heading', { level: 2 }).textContent;
const ticks = () => fake.calls.filter((call) => call.command === 'tick_portal').map((call) => call.asked);
const progress = () =>
  screen.getByRole('meter', { name: 'Valori trascritti' }).getAttribute('aria-valuetext');

test('one copies with Invio, ticks and goes on with Ctrl+Invio, and the counts follow at once', async () => {
  const { user } = await open();
  // The first that waits is what changed since it was ticked, with the old value.
  expect(label()).toBe('Persone ospitabili');
  expect(screen.getByText('Il 12/03/2026 era: 120')).toBeDefined();
  expect(progress()).toContain('1 di 6');
  expect(document.activeElement?.textContent).toContain('Copia');
  await user.keyboard('{Enter}');
  expect(copied).toEqual(['140']);
  expect(ticks()).toEqual([]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(label()).toBe('Superficie, in m²');
  expect(progress()).toContain('2 di 6');
  await waitFor(() => expect(ticks()).toEqual([{ plan: 'p1', item: 'people', value: '140', ticked: true }]));
  // Nothing was copied that nobody asked for, and the focus is ready for the next one.
  expect(copied).toEqual(['140']);
  expect(document.activeElement?.textContent).toContain('Copia');
});

test('the next value is copied at once if that is wanted, but neither what is empty nor what is too long', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('checkbox', { name: 'Dopo la spunta copia subito il prossimo' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(label()).toBe('Superficie, in m²');
  expect(copied).toEqual(['1.200']);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(label()).toBe('Note');
  expect(screen.getByText('17 lettere su 10: sul portale non ci sta.')).toBeDefined();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(label()).toBe('Telefono');
  expect(screen.getByRole('button', { name: /Vuoto anche là/ })).toBeDefined();
  expect(copied).toEqual(['1.200']);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(label()).toBe('Acquedotto');
  expect(screen.getByText('Cambia pagina sul portale: comincia «Servizi».')).toBeDefined();
  expect(copied).toEqual(['1.200', 'Padania']);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(document.querySelector('.pp-banner[data-severity=success]')?.textContent).toContain(
      'Hai trascritto tutto: 6 valori su 6.',
    ),
  );
  expect(ticks()).toHaveLength(5);
  // Once more does nothing: nothing is ticked twice.
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(ticks()).toHaveLength(5);
});

test('a tick that is refused comes back, with the reason', async () => {
  fake.handlers.tick_portal = () => {
    throw new RpcFault({ code: 'conflict', message: 'Nel piano ora c’è 150.' });
  };
  const { user } = await open();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(label()).toBe('Persone ospitabili'));
  expect(progress()).toContain('1 di 6');
});

test('a tick is taken away where it stands', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: /Denominazione/ }));
  expect(screen.getByText('Trascritto il 12/03/2026 da Lucia Bianchi')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Togli la spunta' }));
  expect(progress()).toContain('0 di 6');
  await waitFor(() =>
    expect(ticks()).toEqual([{ plan: 'p1', item: 'name', value: 'Campo sportivo', ticked: false }]),
  );
});

test('what is gone from the plan is taken off the portal, and leaves the list', async () => {
  const gone = item('gone/x/1', 'Da togliere dal portale', '', {
    gone: true,
    group: 'Vecchia area',
    tick: TICK,
    was: 'Vecchia area',
  });
  portal = counted([{ name: 'Servizi', items: [...SERVICES(), gone] }]);
  fake.handlers.tick_portal = () => {
    portal = counted([{ name: 'Servizi', items: SERVICES() }]);
    return { done: 0, all: 1, again: 0, section: null };
  };
  const { user } = await open();
  await user.click(
    within(screen.getByRole('region', { name: 'Valori di questa sezione' })).getByRole('button', {
      name: /Da togliere/,
    }),
  );
  expect(screen.getByRole('region', { name: /^Valore di/ }).textContent).toBe('Vecchia area');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(label()).toBe('Acquedotto');
  await waitFor(() => expect(progress()).toContain('0 di 1'));
  expect(screen.queryByText('Da togliere dal portale')).toBeNull();
});

test('reading only, one copies and goes on without ticks', async () => {
  const { user } = await open({ writable: false });
  expect(screen.queryByRole('checkbox')).toBeNull();
  await user.keyboard('{Enter}');
  expect(copied).toEqual(['140']);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(label()).toBe('Superficie, in m²');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(label()).toBe('Note');
  expect(screen.queryByRole('button', { name: 'Accorcia' })).toBeNull();
  expect(ticks()).toEqual([]);
});

test('it opens again on the same value', async () => {
  const { user, shown } = await open();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Sezione del portale' }), 'Servizi');
  expect(label()).toBe('Acquedotto');
  shown.unmount();
  queries.clear();
  await open();
  expect(label()).toBe('Acquedotto');
});

test('a shorter text is kept for the portal only when it fits', async () => {
  fake.handlers.shorten_portal = ({ item: id, text }) => {
    portal = counted(
      portal.sections.map(({ name, items }) => ({
        name,
        items: items.map((each) => (each.id === id ? { ...each, shortened: text, tooLong: false } : each)),
      })),
    );
    return stepOf(id);
  };
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: /^Note/ }));
  await user.click(screen.getByRole('button', { name: 'Accorcia' }));
  const box = screen.getByRole('textbox', { name: 'Testo per il portale' });
  expect((box as HTMLTextAreaElement).value).toBe('Testo lungo assai');
  await user.click(screen.getByRole('button', { name: 'Usa questo testo' }));
  expect(fake.calls.some((call) => call.command === 'shorten_portal')).toBe(false);
  fireEvent.change(box, { target: { value: 'Breve' } });
  await user.click(screen.getByRole('button', { name: 'Usa questo testo' }));
  expect(await screen.findByText(/Accorciato per il portale: 5 lettere su 10/)).toBeDefined();
  await user.keyboard('{Enter}');
  expect(copied).toEqual(['Breve']);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(ticks().at(-1)).toMatchObject({ item: 'notes', value: 'Breve' }));
});

test('coordinates are copied whole, or one vertex after the other', async () => {
  portal = counted([
    { name: 'Aree', items: [item('geo', 'Posizione', 'Superficie di 3 vertici', { isShape: true })] },
  ]);
  fake.handlers.portal_coordinates = ({ system }) => {
    const vertices = system === 'EPSG:4326' ? ['45,1 9,1', '45,2 9,2'] : ['500 600', '501 601'];
    return { text: vertices.join('\n'), vertices, note: 'Prima la latitudine.' };
  };
  const { user } = await open();
  expect(await screen.findByText('Prima la latitudine.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: /^Copia/ }));
  expect(copied).toEqual(['45,1 9,1\n45,2 9,2']);
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Sistema delle coordinate' }),
    'Metri (UTM 32)',
  );
  const which = await screen.findByRole('combobox', { name: 'Che cosa copiare' });
  await waitFor(() => expect(within(which).getByText(/500 600/)).toBeDefined());
  await user.selectOptions(which, '0');
  const copy = screen.getByRole('button', { name: /^Copi/ });
  await user.click(copy);
  await user.click(copy);
  expect(copied.slice(1)).toEqual(['500 600', '501 601']);
});

test('what the system does not let us copy is put ready for Ctrl+C', async () => {
  const { user } = await open();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
  document.execCommand = () => false;
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Ctrl+C');
  expect(window.getSelection()?.toString()).toBe('140');
});

test('what the portal does not take, and lines that cannot be used, are told', async () => {
  const { user } = await open();
  await user.click(screen.getAllByRole('button', { name: 'Quali' })[0] as HTMLElement);
  expect(screen.getByText('Riga «x»: non c’è.')).toBeDefined();
  expect(screen.getByText('Sul portale non ci sono: 4 valori')).toBeDefined();
  await user.click(screen.getAllByRole('button', { name: 'Quali' })[1] as HTMLElement);
  expect(screen.getByText('La corrispondenza non dice dove vada.')).toBeDefined();
  expect(screen.getByText(/Stai trascrivendo una bozza/)).toBeDefined();
});

test('the window becomes narrow, tells when it cannot stay on top, and is given back its place', async () => {
  fake.companion.canStayOnTop = false;
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Tieni in primo piano' }));
  await waitFor(() => expect(fake.companion.on).toBe(true));
  expect(await screen.findByText(/Premi Super\+→ qui/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Finestra intera' }));
  await waitFor(() => expect(fake.companion.on).toBe(false));
  expect(fake.companion.former).toMatchObject({ width: 1280, height: 800 });
});

test('another mapping is looked at before it is used', async () => {
  const { user } = await open();
  fake.handlers.install_mapping = () => ({
    edition: '2026.2',
    inForce: true,
    faults: ['Riga «y»: non c’è.'],
  });
  await user.click(screen.getByRole('button', { name: 'Altro' }));
  expect(screen.getByText('Non è un formato ufficiale.')).toBeDefined();
  fake.chosen.push('/in/nuova.json');
  await user.click(screen.getByRole('button', { name: "Usa un'altra corrispondenza…" }));
  expect(await screen.findByText('Edizione 2026.2')).toBeDefined();
  expect(screen.getByText('Riga «y»: non c’è.')).toBeDefined();
  const installs = () =>
    fake.calls.filter((call) => call.command === 'install_mapping').map((call) => call.asked);
  expect(installs()).toEqual([{ file: '/in/nuova.json', install: false }]);
  await user.click(screen.getByRole('button', { name: 'Usa questa' }));
  await waitFor(() => expect(installs().at(-1)).toEqual({ file: '/in/nuova.json', install: true }));
});
