import { clearNotices } from '@kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CatalogueProvider } from '@/api/catalogue';
import { queries } from '@/api/queries';
import type { Catalogue, Checks, PackageContent, PackageRead, Start } from '@/api/wire';
import { useOpened } from '@/app/openedFile';
import { OpenPlanProvider } from '@/app/plan';
import { show } from '@/kit/kit.test-tools';
import { setPlatform } from '@/platform';
import { type FakePlatform, fakePlatform } from '@/platform/fake';
import { bytes, fileName, inFours } from './measures';
import { PackagesScreen } from './PackagesScreen';

const CARD = { id: 'p1', istat: '019018', commune: 'Casaletto Ceredano' } as Start['plans'][number];
const ARCHIVE = { path: '/a', folder: '/', example: false, writable: true, held: null };
const START = { plans: [CARD], archive: ARCHIVE, communes: [], preferences: {} } as unknown as Start;
const CATALOGUE = {
  sections: [],
  kinds: [],
  rules: [],
  lists: {
    PRIVACY_CLASS: ['Pubblica', 'Operativa', 'Riservata'].map((label) => ({
      code: label.toLowerCase(),
      label,
      old: false,
      attributes: {},
    })),
  },
} as unknown as Catalogue;
const checks = (blocco: number): Checks => ({
  rulesVersion: '1',
  checkedOn: '2026-03-12',
  at: '10:00',
  findings: [],
  totals: { blocco, errore: 2, daMotivare: 0, avviso: 0, nota: 0, accepted: 0 },
  stops: { package: blocco > 0, validation: true, delivery: true },
});
const CONTENT: PackageContent = {
  plan: 'p1',
  istat: '019018',
  commune: 'Casaletto Ceredano',
  title: 'Piano',
  isExample: false,
  class: 'Riservata',
  records: 12,
  attachments: 1,
  contentHash: 'h',
  outcome: 'replaced',
  new: 3,
  changed: 5,
  removed: 1,
  scenarios: [],
};
const read = (more: Partial<PackageRead>): PackageRead => ({
  file: '/in/altro.piano',
  sound: true,
  refusal: null,
  findings: [],
  content: CONTENT,
  ...more,
});

let fake: FakePlatform;
beforeEach(() => {
  fake = fakePlatform({
    start: () => START,
    catalogue: () => CATALOGUE,
    checks: () => checks(0),
  });
  setPlatform(fake);
});
afterEach(() => {
  queries.clear();
  clearNotices();
  useOpened.setState({ file: undefined });
});

function open() {
  const root = createRootRoute({
    component: () => (
      <OpenPlanProvider value={{ id: 'p1', card: CARD, archive: ARCHIVE, writable: true }}>
        <PackagesScreen />
      </OpenPlanProvider>
    ),
  });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  show(
    <QueryClientProvider client={queries}>
      <CatalogueProvider waiting="…">
        <RouterProvider router={router as never} />
      </CatalogueProvider>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), router };
}

test('sizes, codes and names as people read them', () => {
  expect([0, 999, 41_200, 412_345, 1_430_000].map(bytes)).toEqual([
    '0 byte',
    '999 byte',
    '41,2 kB',
    '412 kB',
    '1,4 MB',
  ]);
  expect(inFours('0123456789ab')).toBe('0123 4567 89ab');
  expect([fileName('/a/b.piano'), fileName('C:\\Piani\\b.piano'), fileName('b.piano')]).toEqual([
    'b.piano',
    'b.piano',
    'b.piano',
  ]);
});

test('a package that is refused says why, with all its faults', async () => {
  const fault = (key: string, message: string): PackageRead['findings'][number] => ({
    key,
    code: 'PAC-001',
    severity: 'blocco',
    place: { section: 'plan' },
    recordTitle: '',
    fieldLabel: '',
    message,
    fix: 'Chiedine un altro.',
    also: [],
    acceptable: false,
    accepted: null,
  });
  fake.handlers.read_package = () =>
    read({
      sound: false,
      content: null,
      refusal: 'È danneggiato.',
      findings: [fault('1', 'Uno.'), fault('2', 'Due.')],
    });
  const { user } = open();
  fake.chosen.push('/in/altro.piano');
  await user.click(await screen.findByRole('button', { name: 'Scegli il file…' }));
  expect(await screen.findByText('«altro.piano» non si può aprire')).toBeDefined();
  expect(screen.getByText('È danneggiato.')).toBeDefined();
  expect(screen.getByText(/Uno\./)).toBeDefined();
  expect(screen.getByText(/Due\./)).toBeDefined();
});

test('a file opened with the program is read at once; replacing opens its plan', async () => {
  fake.handlers.read_package = () => read({});
  fake.handlers.take_in = () => ({ plan: 'p1', outcome: 'replaced' });
  useOpened.setState({ file: '/in/altro.piano' });
  const { user, router } = open();
  await user.click(await screen.findByRole('button', { name: 'Sostituisci con il fascicolo' }));
  await waitFor(() => expect(router.history.location.pathname).toBe('/plan/p1'));
  expect(fake.calls.find((call) => call.command === 'take_in')?.asked).toEqual({
    file: '/in/altro.piano',
    replace: true,
  });
  expect(fake.calls.filter((call) => call.command === 'read_package')).toHaveLength(1);
  expect(useOpened.getState().file).toBeUndefined();
});

test('the code of what somebody sent is read, to be compared by telephone', async () => {
  fake.handlers.control_code = ({ file }) => ({ file, code: 'lago mulino ponte 42' });
  const { user } = open();
  fake.chosen.push('/in/casaletto/manifesto.json');
  await user.click(await screen.findByRole('button', { name: 'Leggi il codice…' }));
  expect(await screen.findByText('lago mulino ponte 42')).toBeDefined();
  expect(screen.getByText('Codice di «manifesto.json»')).toBeDefined();
  expect(fake.choosers).toEqual([{ kind: 'exported' }]);
});
