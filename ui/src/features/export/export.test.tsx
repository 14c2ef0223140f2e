import { clearNotices } from '@kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CatalogueProvider } from '@/api/catalogue';
import { queries } from '@/api/queries';
import type { Catalogue, Checks, ExportEntry, Exported, ExportPreview, Start } from '@/api/wire';
import { OpenPlanProvider } from '@/app/plan';
import { show } from '@/kit/kit.test-tools';
import { RpcFault, type RpcOptions, setPlatform } from '@/platform';
import { type FakePlatform, fakePlatform } from '@/platform/fake';
import { ExportScreen } from './ExportScreen';
import { OPEN, wanting } from './passphrase';
import { withRecipient } from './recipients';

const CARD = { id: 'p1', istat: '019018', commune: 'Casaletto Ceredano' } as Start['plans'][number];
const ARCHIVE = { path: '/a/x', folder: '/a', example: false, writable: true, held: null };
const CATALOGUE = { sections: [], kinds: [], rules: [], lists: {} } as unknown as Catalogue;
const finding = (key: string, severity: Checks['findings'][number]['severity']) =>
  ({ key, severity, accepted: null }) as Checks['findings'][number];
const checks = (blocco: number): Checks => ({
  rulesVersion: '1',
  checkedOn: '2026-03-12',
  at: '10:00',
  findings: [finding('e1', 'errore'), finding('m1', 'da_motivare')],
  totals: { blocco, errore: 2, daMotivare: 0, avviso: 0, nota: 0, accepted: 0 },
  stops: { package: blocco > 0, validation: true, delivery: true },
});
const PREVIEW: ExportPreview = {
  name: 'casaletto-rev1',
  stops: [],
  stopping: [],
  files: [
    { path: 'data/casaletto.piano', what: 'il piano di questa copia' },
    { path: 'LEGGIMI.txt', what: 'questa guida' },
  ],
  classes: [
    { code: '1', name: 'Sedi', objects: 3, note: 'Oggetti: 3, sulla mappa: 3.' },
    { code: '2', name: 'Gallerie', objects: 0, note: '' },
  ],
  hiddenFields: 18,
  hiddenRecords: 2,
  hidden: ['Recapiti: 2'],
};
const DONE: Exported = {
  folder: '/out/casaletto-rev1',
  files: 2,
  bytes: 41_200,
  controlCode: 'lago mulino ponte 42',
  sha256: 'abcd1234ef',
  draft: false,
  encrypted: false,
  notes: [],
};
const ENTRY: ExportEntry = {
  at: '2026-03-02T09:00:00Z',
  author: 'Lucia Bianchi',
  what: 'folder',
  class: 'operativa',
  draft: true,
  encrypted: true,
  recipient: 'Prefettura',
  place: '/out/prima',
  controlCode: 'sole pane vino 07',
};

let fake: FakePlatform;
/** What long work was given, to push it on from the test. */
let options: RpcOptions | undefined;
let preferences: Record<string, string>;

beforeEach(() => {
  preferences = {};
  fake = fakePlatform({
    start: () => ({ plans: [CARD], archive: ARCHIVE, communes: [], preferences }) as unknown as Start,
    catalogue: () => CATALOGUE,
    checks: () => checks(0),
    remember: () => ({}),
    exports: () => [],
    preview_pack: (asked) => ({
      name: `Casaletto_${asked.class}.piano`,
      records: 12,
      attachments: 1,
      hiddenFields: 0,
      hiddenRecords: 0,
      hidden: [],
    }),
    preview_export: () => PREVIEW,
    export_folder: () => DONE,
    weigh_passphrase: ({ passphrase }) =>
      passphrase.length < 8
        ? { taken: false, good: false, says: 'Troppo corta.' }
        : { taken: true, good: true, says: 'Buona.' },
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
  options = undefined;
});

function open(archive: Start['archive'] = ARCHIVE) {
  const root = createRootRoute({
    component: () => (
      <OpenPlanProvider value={{ id: 'p1', card: CARD, archive, writable: archive.writable }}>
        <ExportScreen />
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
  return userEvent.setup();
}

const asked = () => fake.calls.filter(({ command }) => command === 'export_folder').map(({ asked }) => asked);

test('prepares a package: asks where, tells how far it is, shows the code', async () => {
  const user = open();
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
          controlCode: 'lago mulino ponte 42',
        });
    });
  fake.chosen.push('/out/mio.piano');
  await user.type(await screen.findByRole('combobox', { name: /^Per/ }), 'Consorzio');
  // Leaves the list of names, which covers the rest while it is open.
  await user.tab();
  await user.click(await screen.findByRole('button', { name: 'Prepara il fascicolo…' }));
  expect(fake.choosers).toEqual([{ kind: 'package', name: 'Casaletto_riservata.piano' }]);
  act(() => options?.onProgress?.({ label: 'Preparo', done: 2, of: 4 }));
  expect(await screen.findByText('2 di 4')).toBeDefined();
  act(() => finish?.());
  expect(await screen.findByText('lago mulino ponte 42')).toBeDefined();
  expect(screen.getByText('abcd 1234 ef')).toBeDefined();
  expect(screen.getByText('/out/mio.piano')).toBeDefined();
  expect(document.activeElement?.textContent).toBe('Fascicolo pronto');
  expect(fake.calls.find(({ command }) => command === 'pack')?.asked).toEqual({
    plan: 'p1',
    class: 'riservata',
    out: '/out/mio.piano',
    recipient: 'Consorzio',
  });
  await user.click(screen.getByRole('button', { name: 'Apri la cartella' }));
  expect(fake.shown).toEqual(['/out/mio.piano']);
});

test('closing the chooser does nothing; stopping the work says that nothing was written', async () => {
  const user = open();
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

test('only what is blocking stops a package, and the way there is shown instead', async () => {
  fake.handlers.checks = () => checks(1);
  open();
  const link = await screen.findByRole('link', { name: 'Vai ai rilievi bloccanti' });
  expect(link.getAttribute('href')).toBe('#/plan/p1/checks');
  expect(screen.queryByRole('button', { name: 'Prepara il fascicolo…' })).toBeNull();
});

test('exports the public copy into the chosen folder, which is remembered with its reader', async () => {
  const user = open();
  await user.click(await screen.findByRole('radio', { name: /Pubblica/ }));
  expect(await screen.findByText('Classi del catalogo nazionale: 1 con dati, 1 senza.')).toBeDefined();
  expect(screen.getByText('Recapiti: 2')).toBeDefined();
  expect(screen.queryByRole('checkbox', { name: 'Chiudi con una frase segreta' })).toBeNull();
  fake.chosen.push('/out');
  await user.click(screen.getByRole('button', { name: 'Scegli la cartella' }));
  await user.type(screen.getByRole('combobox', { name: /^Per/ }), 'Sito del Comune');
  await user.tab();
  await user.click(screen.getByRole('button', { name: 'Esporta la copia pubblica' }));
  expect(await screen.findByText('lago mulino ponte 42')).toBeDefined();
  expect(asked()).toEqual([
    {
      plan: 'p1',
      class: 'pubblica',
      out: '/out',
      draft: false,
      recipient: 'Sito del Comune',
      passphrase: '',
    },
  ]);
  const kept = fake.calls.filter(({ command }) => command === 'remember').map(({ asked }) => asked);
  expect(kept).toContainEqual({ key: 'export_for', value: 'pubblica' });
  expect(kept).toContainEqual({ key: 'export_folder', value: '/out' });
  expect(kept).toContainEqual({ key: 'export_to', value: 'Sito del Comune' });
  await user.click(screen.getByRole('button', { name: 'Apri la cartella' }));
  expect(fake.shown).toEqual(['/out/casaletto-rev1']);
});

test('what stops the final copy is listed with the way there; a draft goes out all the same', async () => {
  preferences = { export_for: 'operativa', export_folder: '/out' };
  fake.handlers.preview_export = () => ({
    ...PREVIEW,
    stops: ['Errori: 6.', 'Rilievi da motivare: 9.'],
    stopping: ['errore', 'da_motivare'],
  });
  const user = open();
  const link = await screen.findByRole('link', { name: 'Vedi: Rilievi da motivare: 9.' });
  expect(link.getAttribute('href')).toBe('#/plan/p1/checks?finding=m1');
  await user.click(screen.getByRole('button', { name: 'Esporta la copia operativa' }));
  expect(asked()).toEqual([]);
  expect(document.activeElement?.textContent).toBe('Si può?');
  fake.handlers.export_folder = () => ({ ...DONE, draft: true });
  await user.click(screen.getByRole('button', { name: 'Esporta come bozza' }));
  expect(await screen.findByText('Esportata la copia operativa, come bozza')).toBeDefined();
  expect(asked()).toMatchObject([{ draft: true, out: '/out', class: 'operativa' }]);
});

test('a passphrase is weighed, asked twice, and sent only when both are the same', async () => {
  preferences = { export_for: 'operativa' };
  const user = open();
  await user.click(await screen.findByRole('checkbox', { name: 'Chiudi con una frase segreta' }));
  const go = screen.getByRole('button', { name: 'Esporta la copia operativa' });
  const phrase = screen.getByLabelText('Frase segreta');
  await user.click(go);
  expect(document.activeElement).toBe(phrase);
  expect(screen.getByText('Scrivi la frase segreta, oppure togli la spunta.')).toBeDefined();
  await user.type(phrase, 'corta');
  expect(await screen.findByText('Troppo corta.')).toBeDefined();
  await user.click(go);
  expect(asked()).toEqual([]);
  await user.type(phrase, ' ma non troppo');
  expect(await screen.findByText('Buona.')).toBeDefined();
  const again = screen.getByLabelText('Ripeti la frase');
  await user.type(again, 'corta ma');
  await user.click(go);
  expect(document.activeElement).toBe(again);
  expect(screen.getByText('Le due frasi non sono uguali. Riscrivi la seconda.')).toBeDefined();
  expect(asked()).toEqual([]);
  await user.type(again, ' non troppo');
  await user.click(go);
  await waitFor(() => expect(asked()).toMatchObject([{ passphrase: 'corta ma non troppo' }]));
  // What closed one export closes no other by itself.
  expect(screen.queryByLabelText('Frase segreta')).toBeNull();
});

test('what could not be written is said, and the register is as before', async () => {
  preferences = { export_for: 'pubblica' };
  fake.handlers.export_folder = () => {
    throw new RpcFault({ code: 'failed', message: 'La cartella è in sola lettura.' });
  };
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Esporta la copia pubblica' }));
  expect((await screen.findByRole('alert')).textContent).toContain('La cartella è in sola lettura.');
  expect(screen.queryByText('lago mulino ponte 42')).toBeNull();
});

test('while somebody else holds the archive only the operational copy has to wait', async () => {
  preferences = { export_for: 'operativa' };
  const user = open({ ...ARCHIVE, writable: false, held: 'Lo tiene aperto Rossi Mario.' });
  expect(await screen.findByText(/la copia operativa non si può scrivere nel registro/)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Esporta come bozza' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: /Pubblica/ }));
  expect(await screen.findByRole('button', { name: 'Esporta la copia pubblica' })).toBeDefined();
});

test('the register says what went out, to whom, with its code', async () => {
  fake.handlers.exports = () => [ENTRY];
  const user = open();
  expect(
    await screen.findByText('Ultima: cartella, copia operativa, bozza, chiusa, 02/03/2026, per Prefettura'),
  ).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Registro' }));
  const table = within(await screen.findByRole('table'));
  expect(table.getByText('sole pane vino 07')).toBeDefined();
  expect(table.getByText('Prefettura')).toBeDefined();
  expect(table.getByText('Lucia Bianchi')).toBeDefined();
});

test('the copy is read before it goes out', async () => {
  preferences = { export_for: 'pubblica' };
  fake.handlers.read_copy = () => ({
    hidden: ['Recapiti, Numero: 18'],
    parts: [
      {
        kind: 'contact_point',
        name: 'Recapiti',
        records: [{ id: 'r1', title: 'Municipio', values: [['Numero', '0373 000001']] }],
      },
    ],
  });
  const user = open();
  await user.click(await screen.findByRole('button', { name: 'Anteprima della copia' }));
  expect(await screen.findByText('Recapiti, Numero: 18')).toBeDefined();
  expect(screen.queryByText('0373 000001')).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Recapiti/ }));
  expect(screen.getByText('0373 000001')).toBeDefined();
});

test('recipients: the latest first, once each', () => {
  expect(withRecipient(['Prefettura', 'Provincia'], ' Provincia ')).toEqual(['Provincia', 'Prefettura']);
  expect(withRecipient(['Prefettura'], '  ')).toEqual(['Prefettura']);
  expect(
    withRecipient(
      Array.from({ length: 12 }, (_, at) => `n${at}`),
      'altro',
    ),
  ).toHaveLength(12);
});

test('what a passphrase still wants', () => {
  const weak = { taken: false, good: false, says: '' };
  expect(wanting(OPEN, undefined)).toBeUndefined();
  expect(wanting({ isOn: true, phrase: '', again: '' }, undefined)).toBe('phrase');
  expect(wanting({ isOn: true, phrase: 'a', again: 'a' }, weak)).toBe('phrase');
  expect(wanting({ isOn: true, phrase: 'a', again: 'b' }, undefined)).toBe('again');
  expect(wanting({ isOn: true, phrase: 'a', again: 'a' }, undefined)).toBeUndefined();
});
