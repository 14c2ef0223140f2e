import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { CatalogueProvider } from '@/api/catalogue';
import { queries } from '@/api/queries';
import type { Catalogue, Checks, Hit, Overview, Start, Totals } from '@/api/wire';
import { type OpenPlan, OpenPlanProvider } from '@/app/plan';
import { withVisit } from '@/app/visited';
import { show } from '@/kit/kit.test-tools';
import { setPlatform } from '@/platform';
import { type FakePlatform, fakePlatform } from '@/platform/fake';
import { SearchBox } from './SearchBox';

const place = (section: string, record?: string) => ({
  section,
  kind: record ? 'material' : null,
  record: record ?? null,
  field: null,
  point: null,
});
const hit = (title: string, record: string): Hit => ({
  what: 'record',
  title,
  detail: 'Materiale',
  place: place('resources', record),
});
const totals: Totals = { blocco: 0, errore: 0, daMotivare: 0, avviso: 0, nota: 0, accepted: 0 };
const card: OpenPlan['card'] = {
  id: 'p',
  istat: '019058',
  commune: 'Montodine',
  title: '',
  state: 'bozza',
  stateLabel: 'Bozza',
  revision: 0,
  isExample: false,
  records: 3,
  changedAt: '2026-03-12T10:42:00Z',
};
const archive: OpenPlan['archive'] = {
  path: '',
  folder: '',
  example: false,
  writable: true,
  held: null,
};
const catalogue: Catalogue = {
  sections: [{ code: 'resources', number: 13, name: 'Risorse', about: '' }],
  kinds: [
    {
      name: 'material',
      label: 'Materiale',
      plural: 'Materiali',
      section: 'resources',
      atLeast: 0,
      many: true,
      titleFields: [],
      fields: [],
    },
  ],
  lists: {},
  rules: [],
  rulesVersion: '2026.1',
};
const checks: Checks = {
  rulesVersion: '2026.1',
  checkedOn: '2026-03-16',
  at: '2026-03-16T10:00:00Z',
  findings: [
    {
      key: 'RIS-007 m2',
      code: 'RIS-007',
      severity: 'avviso',
      place: place('resources', 'm2'),
      recordTitle: 'Idrovora a scoppio',
      fieldLabel: 'Tempo di attivazione',
      message: 'Manca il tempo di attivazione.',
      fix: '',
      also: [],
      acceptable: true,
      accepted: null,
    },
  ],
  totals,
  stops: { package: false, validation: false, delivery: false },
};
const overview: Overview = {
  plan: card,
  rulesVersion: '2026.1',
  contentHash: '',
  sections: [],
  totals,
  stops: checks.stops,
  next: [
    {
      key: 'section resources',
      text: 'Completa la sezione «Risorse»',
      why: 'È la meno completa.',
      severity: null,
      place: place('resources'),
      screen: null,
    },
  ],
  expiring: [],
  path: [],
};
const start: Start = {
  version: '0.1.0',
  person: null,
  communes: [],
  communesCount: '',
  archive,
  plans: [card],
  preferences: { 'places p': '/plan/p/map\tMappa' },
  openedWith: null,
  today: '2026-03-16',
};

let fake: FakePlatform;
const onClose = vi.fn();
async function open() {
  const component = () => (
    <CatalogueProvider waiting={null}>
      <OpenPlanProvider value={{ id: 'p', card, archive, writable: true }}>
        <SearchBox onClose={onClose} />
      </OpenPlanProvider>
    </CatalogueProvider>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component, notFoundComponent: component }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  show(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  return { router, box: await screen.findByRole('combobox') };
}
const chosen = () => screen.getByRole('option', { selected: true }).textContent;

beforeEach(() => {
  queries.clear();
  onClose.mockClear();
  fake = fakePlatform({
    start: () => start,
    catalogue: () => catalogue,
    checks: () => checks,
    overview: () => overview,
    remember: () => ({}),
    search: ({ text }) =>
      text.startsWith('idrov') ? [hit('Idrovora carrellata', 'm1'), hit('Idrovora a scoppio', 'm2')] : [],
  });
  setPlatform(fake);
});

it('offers the next thing, already chosen, then the last places', async () => {
  await open();
  expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
    'Completa la sezione «Risorse»È la meno completa.',
    'Mappa',
  ]);
  expect(chosen()).toContain('Completa la sezione');
});

it('goes round with the arrows and opens with Enter, the focus always in the box', async () => {
  const user = userEvent.setup();
  const { router, box } = await open();
  await user.type(box, 'idrov');
  // Two records and the finding of the second.
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3));
  expect(chosen()).toContain('carrellata');
  await user.keyboard('{ArrowUp}');
  expect(chosen()).toContain('Manca il tempo');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(chosen()).toContain('a scoppio');
  const option = screen.getByRole('option', { selected: true });
  expect(box.getAttribute('aria-activedescendant')).toBe(option.id);
  expect(document.activeElement).toBe(box);
  await user.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalled();
  await waitFor(() => expect(router.history.location.href).toContain('/plan/p/s/resources'));
  expect(router.history.location.href).toContain('record=m2');
});

it('finds findings by the code of their rule, and what can be begun', async () => {
  const user = userEvent.setup();
  const { box } = await open();
  await user.type(box, 'ris007');
  await waitFor(() => expect(chosen()).toContain('Manca il tempo'));
  await user.clear(box);
  await user.type(box, 'nuova mat');
  await waitFor(() => expect(chosen()).toContain('Nuova scheda: Materiale'));
});

it('says when there is nothing, with what was typed', async () => {
  const user = userEvent.setup();
  const { box } = await open();
  await user.type(box, 'zzz');
  expect(await screen.findByText(/Nulla per «zzz»/)).toBeTruthy();
  expect(screen.queryByRole('option')).toBeNull();
});

it('keeps each place once, the latest first', () => {
  const a = { href: '/a', name: 'A' };
  const b = { href: '/b', name: 'B' };
  expect(withVisit([a, b], b)).toEqual([b, a]);
  expect(withVisit([a], { href: '/a?x', name: 'A' })).toEqual([{ href: '/a?x', name: 'A' }]);
});
