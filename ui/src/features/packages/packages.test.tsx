import { clearNotices } from '@kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CatalogueProvider } from '@/api/catalogue';
import { queries } from '@/api/queries';
import type { Catalogue, Checks, PackageContent, PackageRead, Start } from '@/api/wire';
import { useOpened } from '@/app/openedFile';
import { OpenPlanProvider } from '@/app/plan';
import { show } from '@/kit/kit.test-tools';
import { RpcFault, type RpcOptions, setPlatform } from '@/platform';
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
/** What long work was given, to push it on from the test. */
let options: RpcOptions | undefined;

beforeEach(() => {
  fake = fakePlatform({
    start: () => START,
    catalogue: () => CATALOGUE,
    checks: () => checks(0),
    preview_pack: (asked) => ({
      name: `Casaletto_${asked.class}.piano`,
      records: 12,
      attachments: 1,
      hiddenFields: 0,
      hiddenRecords: 0,
      hidden: [],
    }),
  });
  const { rpc } = fake;
  fake.rpc = (command, asked, given) => {
    if (given?.onProgress) options = given;
    return rpc(command, asked);
  };
  setPlatform(fake);
});
afterEach(() => {
  queries.clear();
  clearNotices();
  useOpened.setState({ file: undefined });
  options = undefined;
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

test('prepares a package: asks where, tells how far it is, shows the code', async () => {
  const { user } = open();
  let finish: (() => void) | undefined;
  fake.handlers.pack = (asked) =>
    new Promise((done) => {
      finish = () =>
        done({
          file: asked.out,
          bytes: 1_430_000,
          records: 12,
          attachments: 1,
          leftOut: 0,
          contentHash: 'h',
          sha256: 'abcd1234ef',
        });
    });
  fake.chosen.push('/out/mio.piano');
  await user.click(await screen.findByRole('radio', { name: /Pubblica/ }));
  await user.click(await screen.findByRole('button', { name: 'Prepara il fascicolo…' }));
  expect(fake.choosers).toEqual([{ kind: 'package', name: 'Casaletto_pubblica.piano' }]);
  act(() => options?.onProgress?.({ label: 'Preparo', done: 2, of: 4 }));
  expect(await screen.findByText('2 di 4')).toBeDefined();
  act(() => finish?.());
  expect(await screen.findByText('abcd 1234 ef')).toBeDefined();
  expect(screen.getByText('/out/mio.piano')).toBeDefined();
  expect(document.activeElement?.textContent).toBe('Fascicolo pronto');
  await user.click(screen.getByRole('button', { name: 'Mostra nella cartella' }));
  expect(fake.shown).toEqual(['/out/mio.piano']);
});

test('closing the chooser does nothing; stopping the work says that nothing was written', async () => {
  const { user } = open();
  const button = await screen.findByRole('button', { name: 'Prepara il fascicolo…' });
  await user.click(button);
  expect(fake.calls.some((call) => call.command === 'pack')).toBe(false);
  fake.handlers.pack = () =>
    new Promise((_, refuse) => {
      options?.signal?.addEventListener('abort', () =>
        refuse(new RpcFault({ code: 'cancelled', message: 'Interrotto.' })),
      );
    });
  fake.chosen.push('/out/mio.piano');
  await user.click(button);
  await user.click(await screen.findByRole('button', { name: 'Interrompi' }));
  expect(await screen.findByText('Interrotto: nessun file è stato scritto.')).toBeDefined();
  expect(await screen.findByRole('button', { name: 'Prepara il fascicolo…' })).toBeDefined();
});

test('only what is blocking stops it, and the way there is shown instead', async () => {
  fake.handlers.checks = () => checks(1);
  open();
  const link = await screen.findByRole('link', { name: 'Vai ai rilievi bloccanti' });
  expect(link.getAttribute('href')).toBe('#/plan/p1/checks');
  expect(screen.queryByRole('button', { name: 'Prepara il fascicolo…' })).toBeNull();
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
  await user.click(await screen.findByRole('tab', { name: 'Apri un fascicolo' }));
  await user.click(screen.getByRole('button', { name: 'Scegli il file…' }));
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
