import { clearNotices } from '@kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CatalogueProvider } from '@/api/catalogue';
import { queries } from '@/api/queries';
import type { Catalogue, ImportAsked, ImportFile, ImportTrial, Start, UndoState } from '@/api/wire';
import { FilesOver, useDroppedFiles } from '@/app/FilesOver';
import { OpenPlanProvider } from '@/app/plan';
import { show } from '@/kit/kit.test-tools';
import { RpcFault, type RpcOptions, setPlatform } from '@/platform';
import { type FakePlatform, fakePlatform } from '@/platform/fake';
import { doubtAfter, isDoubtful } from './doubts';
import { ImportScreen } from './ImportScreen';
import {
  afresh,
  firstAsked,
  trialKey,
  useImporting,
  withColumn,
  withDecision,
  withDecisions,
} from './importing';
import { shapesOf } from './LayerPart';
import { groupsOf } from './Many';
import { OUT, targetOptions } from './targets';

const CARD = { id: 'p1', istat: '019018', commune: 'Casaletto Ceredano' } as Start['plans'][number];
const ARCHIVE = { path: '/a', folder: '/', example: false, writable: true, held: null };
const START = { plans: [CARD], archive: ARCHIVE, communes: [], preferences: {} } as unknown as Start;
const CATALOGUE = {
  sections: [{ code: 'resources', name: 'Risorse', about: '' }],
  kinds: [],
  rules: [],
  lists: {},
} as unknown as Catalogue;

const FILE: ImportFile = {
  file: '/dati/mezzi.xlsx',
  name: 'mezzi.xlsx',
  what: 'list',
  parts: [{ name: 'Mezzi', rows: 62, heads: ['Descrizione', 'Q.tà', 'Note'] }],
  part: 0,
  kinds: [
    { kind: 'vehicle', name: 'Mezzo' },
    { kind: 'material', name: 'Materiale' },
  ],
  notes: ['I titoli sono nella riga 1.'],
};
const TARGETS = [
  { target: 'depot_id.name', label: 'Deposito: nome', group: 'Deposito', help: '' },
  { target: 'name', label: 'Descrizione', group: 'Mezzo', help: '' },
  { target: 'quantity', label: 'Quantità', group: 'Mezzo', help: 'Quanti ce ne sono.' },
];
const ROWS: ImportTrial['rows'] = [
  {
    row: 14,
    what: 'Transenne',
    outcome: 'refused',
    lines: [
      {
        tone: 'problem',
        text: '«una decina» non è un numero.',
        target: 'quantity',
        decision: null,
        button: null,
        decided: false,
      },
    ],
  },
  {
    row: 31,
    what: 'Idrovora',
    outcome: 'changed',
    lines: [
      {
        tone: 'change',
        text: 'Quantità: da 30 a 45.',
        target: 'quantity',
        decision: 'keep',
        button: 'Tieni 30',
        decided: false,
      },
    ],
  },
];

/** What the program would answer to a question: the columns are where the question puts them. */
function trialOf(asked: ImportAsked): ImportTrial {
  const targets = asked.columns ?? ['name', 'quantity', ''];
  const skipped = asked.decisions.filter(({ decision }) => decision === 'skip').length;
  const kept = asked.decisions.some(({ decision }) => decision === 'keep');
  return {
    kind: asked.kind,
    columns: FILE.parts[0]?.heads.map((head, at) => ({
      head,
      target: targets[at] ?? '',
      sure: at === 0,
      samples:
        at === 1
          ? [
              { text: '2', readAs: '2', good: true },
              { text: 'una decina', readAs: '', good: false },
            ]
          : [],
      empty: at === 2 ? 58 : 0,
      of: 62,
    })) as ImportTrial['columns'],
    targets: TARGETS,
    key: ['name'],
    keys: [
      { fields: ['name'], label: 'descrizione' },
      { fields: ['name', 'depot_id.name'], label: 'descrizione e deposito' },
    ],
    remembered: false,
    new: 51,
    changed: 6 - skipped,
    same: 2,
    refused: 3,
    skipped,
    guesses: 0,
    toWrite: 57 - skipped,
    toMend: 3,
    along: [['2 depositi', 2]],
    rows: ROWS.map((row) => ({ ...row, lines: row.lines.map((line) => ({ ...line, decided: kept })) })),
    more: 0,
    layer: null,
    doubts: ['Due colonne hanno lo stesso titolo.'],
  };
}

let fake: FakePlatform;
let undo: UndoState;
/** What long work was given, to push it on from the test. */
let options: RpcOptions | undefined;

beforeEach(() => {
  undo = { undo: null };
  fake = fakePlatform({
    start: () => START,
    catalogue: () => CATALOGUE,
    import_kinds: () => FILE.kinds,
    look_at_import: () => FILE,
    try_import: trialOf,
    undo_state: () => undo,
    import: () => {
      undo = { undo: 'Importati i mezzi da «mezzi.xlsx»' };
      return {
        new: 51,
        changed: 6,
        same: 2,
        refused: 3,
        skipped: 0,
        toMend: 3,
        along: [['2 depositi', 2]],
        what: 'Importati i mezzi da «mezzi.xlsx»',
        kind: 'vehicle',
        section: 'resources',
      };
    },
    undo: () => {
      undo = { undo: null, redo: 'Importati i mezzi da «mezzi.xlsx»' };
      return { outcome: 'done', text: 'Annullato.', place: null };
    },
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
  useImporting.setState({}, true);
  options = undefined;
});

function Screen() {
  useDroppedFiles('p1');
  return (
    <>
      <ImportScreen />
      <FilesOver />
    </>
  );
}

function open({ writable = true, address = '/' } = {}) {
  const root = createRootRoute({
    component: () => (
      <OpenPlanProvider value={{ id: 'p1', card: CARD, archive: ARCHIVE, writable }}>
        <Screen />
      </OpenPlanProvider>
    ),
  });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  show(
    <QueryClientProvider client={queries}>
      <CatalogueProvider waiting="…">
        <RouterProvider router={router as never} />
      </CatalogueProvider>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), router };
}

const asked = (command: string) =>
  fake.calls.filter((call) => call.command === command).map((call) => call.asked as ImportAsked);

async function dropped(paths = ['/dati/mezzi.xlsx']) {
  await screen.findByRole('heading', { level: 1 });
  act(() => fake.drop(paths));
  return screen.findByRole('button', { name: 'Importa 57 righe' });
}

test('a column that goes elsewhere leaves the others where they are, and row decisions fall', () => {
  const first = firstAsked('p1', FILE) as ImportAsked;
  expect(first).toMatchObject({ kind: 'vehicle', columns: null, decisions: [], remember: true });
  const skip = withDecision(first, { row: 3, decision: 'skip' }, true);
  const kept = withDecision(skip, { row: 4, target: 'quantity', decision: 'keep' }, true);
  expect(withDecision(kept, { row: 4, target: 'quantity', decision: 'keep' }, true).decisions).toHaveLength(
    2,
  );
  expect(withDecision(kept, { row: 3, decision: 'skip' }, false).decisions).toEqual([
    { row: 4, target: 'quantity', decision: 'keep' },
  ]);
  const moved = withColumn(kept, ['name', 'quantity', ''], 2, 'depot_id.name');
  expect(moved.columns).toEqual(['name', 'quantity', 'depot_id.name']);
  // What a row leaves out has nothing to do with columns; what was said of a value does.
  expect(moved.decisions).toEqual([{ row: 3, target: null, decision: 'skip' }]);
  expect(afresh(moved, { kind: 'material' })).toMatchObject({
    kind: 'material',
    columns: null,
    decisions: [],
  });
  expect(trialKey(first)).toBe(trialKey({ ...first, remember: false }));
});

test('targets: own fields first, others under what they belong to, those in use say by which column', () => {
  const columns = trialOf(firstAsked('p1', FILE) as ImportAsked).columns;
  const options = targetOptions(TARGETS, columns, 1);
  expect(options.map(({ id, name }) => [id, name])).toEqual([
    [OUT, 'non importare'],
    ['name', 'Descrizione'],
    ['quantity', 'Quantità'],
    ['depot_id.name', 'Deposito: nome'],
  ]);
  expect(options[1]?.detail).toBe('già scelto per «Descrizione»');
  expect(options[2]?.detail).toBe('Mezzo');
});

test('what waits for the same decision in several rows is decided at once', () => {
  const line = {
    tone: 'change',
    text: 'x',
    target: 'quantity',
    decision: 'keep',
    button: 'Tieni 1',
    decided: false,
  };
  const rows = [2, 3, 4, 5].map((row) => ({
    row,
    what: '',
    outcome: 'changed',
    lines: [{ ...line, decided: row === 5 }],
  }));
  const [group, ...others] = groupsOf(rows);
  expect(others).toEqual([]);
  expect(group?.decided.map(({ row }) => row)).toEqual([2, 3, 4]);
  const first = firstAsked('p1', FILE) as ImportAsked;
  expect(withDecisions(first, group?.decided ?? []).decisions).toHaveLength(3);
  expect(groupsOf(rows.slice(0, 2))).toEqual([]);
});

test('only what is a shape is drawn', () => {
  const point = { type: 'Point', coordinates: [9.6, 45.3] };
  expect(
    shapesOf({ features: [{ geometry: point }, { geometry: null }, { geometry: { type: 'Altro' } }] }),
  ).toEqual([point]);
  expect(shapesOf(null)).toEqual([]);
});

test('a dropped file is tried; a corrected column tries anew; the button names what will be written', async () => {
  const { user } = open();
  await dropped();
  expect(asked('look_at_import')).toEqual([{ plan: 'p1', file: '/dati/mezzi.xlsx', kind: null }]);
  expect(screen.getByText('3 non comprese')).toBeDefined();
  expect(screen.getByText('Due colonne hanno lo stesso titolo.')).toBeDefined();
  expect(screen.getByText('vuota in 58 righe su 62')).toBeDefined();
  expect(screen.getByText('«una decina» non si capisce')).toBeDefined();
  expect(document.activeElement?.textContent).toBe('«mezzi.xlsx», 62 righe');

  const field = screen.getByRole('combobox', { name: /«Note»/ });
  await user.clear(field);
  await user.type(field, 'deposito');
  await user.click(await screen.findByRole('option', { name: /Deposito: nome/ }));
  await waitFor(() =>
    expect(asked('try_import').at(-1)?.columns).toEqual(['name', 'quantity', 'depot_id.name']),
  );
  await waitFor(() => expect((field as HTMLInputElement).value).toBe('Deposito: nome'));
  expect(asked('import')).toEqual([]);
});

test('what is typed and is no place in the plan is given back', async () => {
  const { user } = open();
  await dropped();
  const field = screen.getByRole('combobox', { name: /«Q.tà»/ });
  await user.clear(field);
  await user.type(field, 'boh');
  await user.tab();
  await waitFor(() => expect((field as HTMLInputElement).value).toBe('Quantità'));
  await user.clear(field);
  await user.type(field, 'non importare');
  await user.tab();
  await waitFor(() => expect(asked('try_import').at(-1)?.columns).toEqual(['name', '', '']));
});

test('rows: filtered, kept as they are, left out and put back', async () => {
  const { user } = open();
  await dropped();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Mostra le righe' }), 'refused');
  const rows = () =>
    within(screen.getByRole('table', { name: 'Righe da guardare' }))
      .getAllByRole('row')
      .slice(1);
  expect(rows()).toHaveLength(1);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Mostra le righe' }), '');
  await user.click(screen.getByRole('button', { name: 'Tieni 30, riga 31' }));
  await waitFor(() =>
    expect(asked('try_import').at(-1)?.decisions).toEqual([
      { row: 31, target: 'quantity', decision: 'keep' },
    ]),
  );
  await user.click(await screen.findByRole('button', { name: /^Annulla la scelta della riga 31/ }));
  await waitFor(() => expect(asked('try_import').at(-1)?.decisions).toEqual([]));
  await user.click(await screen.findByRole('button', { name: 'Lascia fuori la riga 31' }));
  expect(await screen.findByRole('button', { name: 'Importa 56 righe' })).toBeDefined();
});

test('imports, reports, and takes all of it back in one step', async () => {
  const { user } = open();
  await user.click(await dropped());
  expect(await screen.findByRole('heading', { name: 'Importate 57 righe su 62' })).toBeDefined();
  expect(asked('import')).toHaveLength(1);
  const link = screen.getByRole('link', { name: 'Vai a «Risorse»' });
  expect(link.getAttribute('href')).toBe('#/plan/p1/s/resources?kind=vehicle');
  fake.handlers.save_refused = ({ out }) => ({ file: out, rows: 3 });
  fake.chosen.push('/fuori/righe.xlsx');
  await user.click(screen.getByRole('button', { name: 'Salva le 3 righe da correggere…' }));
  expect(fake.choosers).toEqual([{ kind: 'sheet', name: 'mezzi, righe da correggere.xlsx' }]);
  await user.click(await screen.findByRole('button', { name: "Annulla l'importazione" }));
  expect(await screen.findByRole('heading', { name: /Il piano è com'era prima/ })).toBeDefined();
  // What came before it is taken back as well: it does not come in again by that.
  undo = { undo: null, redo: 'Un passo di prima' };
  await act(() => queries.invalidateQueries());
  expect(screen.getByRole('heading', { name: /Il piano è com'era prima/ })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Torna alla prova' }));
  expect(await screen.findByRole('button', { name: 'Importa 57 righe' })).toBeDefined();
});

test('another step since then: the report no longer offers to take it back', async () => {
  const { user } = open();
  await user.click(await dropped());
  await screen.findByRole('button', { name: "Annulla l'importazione" });
  undo = { undo: 'Un altro passo' };
  await act(() => queries.invalidateQueries());
  await waitFor(() => expect(screen.queryByRole('button', { name: "Annulla l'importazione" })).toBeNull());
});

test('what is stopped changes nothing and says so', async () => {
  const { user } = open();
  const button = await dropped();
  fake.handlers.import = () =>
    new Promise((_, refuse) => {
      options?.signal?.addEventListener('abort', () =>
        refuse(new RpcFault({ code: 'cancelled', message: 'Interrotto.' })),
      );
    });
  await user.click(button);
  await user.click(await screen.findByRole('button', { name: 'Interrompi' }));
  expect(await screen.findByText('Importazione interrotta. Nulla è cambiato.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Importa 57 righe' })).toBeDefined();
});

test('a file that is not read says why, and leaves the first step as it was', async () => {
  fake.handlers.look_at_import = () => {
    throw new RpcFault({ code: 'refused', message: '«mezzi.xlsx» è aperto in un altro programma.' });
  };
  const { user } = open();
  fake.chosen.push('/dati/mezzi.xlsx');
  await user.click(await screen.findByRole('button', { name: 'Scegli il file…' }));
  expect(await screen.findByText('«mezzi.xlsx» è aperto in un altro programma.')).toBeDefined();
  expect(screen.getByText('Nulla è cambiato.')).toBeDefined();
  expect(fake.choosers).toEqual([{ kind: 'import' }]);
});

test('a plan that is only read can be tried, not changed', async () => {
  open({ writable: false });
  await screen.findByRole('heading', { level: 1 });
  act(() => fake.drop(['/dati/mezzi.xlsx']));
  expect(await screen.findByText('3 non comprese')).toBeDefined();
  expect(screen.getByText(/qui puoi provare, non importare/)).toBeDefined();
  expect(screen.queryByRole('button', { name: /^Importa \d/ })).toBeNull();
});

test('a list of a kind begins with that kind, and has a sheet to fill', async () => {
  const { user } = open({ address: '/plan/p1/import?kind=material' });
  expect(await screen.findByText('Il file diventa: Materiale.')).toBeDefined();
  fake.handlers.save_template = ({ out }) => ({ file: out, rows: 0 });
  fake.chosen.push('/fuori/materiale.xlsx');
  await user.click(screen.getByRole('button', { name: 'Salva il foglio da riempire…' }));
  expect(fake.choosers).toEqual([{ kind: 'sheet', name: 'Materiale da riempire.xlsx' }]);
  await waitFor(() =>
    expect(asked('save_template')).toEqual([{ kind: 'material', out: '/fuori/materiale.xlsx' }]),
  );
  await dropped();
  expect(asked('look_at_import').at(-1)).toMatchObject({ kind: 'material' });
});

test('a shapefile dropped with its parts is one file', async () => {
  open();
  await dropped(['/dati/aree.dbf', '/dati/aree.shp', '/dati/aree.prj']);
  expect(asked('look_at_import')).toEqual([{ plan: 'p1', file: '/dati/aree.shp', kind: null }]);
});

test('a package leads to its own screen, or begins a plan that is still empty', async () => {
  fake.handlers.look_at_import = () => ({
    ...FILE,
    what: 'package',
    name: 'vicino.piano',
    parts: [],
    kinds: [],
  });
  fake.handlers.start_from = () => ({
    records: 34,
    adapt: ['Nomi delle vie'],
    what: 'Cominciato da «vicino.piano»',
  });
  const { user } = open();
  await screen.findByRole('heading', { level: 1 });
  act(() => fake.drop(['/dati/vicino.piano']));
  await user.click(await screen.findByRole('button', { name: 'Usalo come inizio' }));
  expect(await screen.findByRole('heading', { name: 'Il tuo piano comincia da 34 schede' })).toBeDefined();
  expect(screen.getByText('Nomi delle vie')).toBeDefined();
  expect(asked('start_from')).toEqual([{ plan: 'p1', file: FILE.file }]);
});

test('an old plan on paper is kept as an attachment and beside the forms', async () => {
  fake.handlers.look_at_import = () => ({
    ...FILE,
    what: 'document',
    name: 'Piano 2011.pdf',
    parts: [],
    kinds: [],
  });
  fake.handlers.attach = () =>
    ({ id: 'a1', kind: 'attachment', section: 'attachments', title: 'Piano 2011' }) as never;
  fake.handlers.remember = () => ({});
  const { user } = open();
  await screen.findByRole('heading', { level: 1 });
  act(() => fake.drop(['/dati/Piano 2011.pdf']));
  await user.click(await screen.findByRole('button', { name: 'Tienilo accanto ai moduli' }));
  expect(await screen.findByRole('heading', { name: /«Piano 2011» è negli allegati/ })).toBeDefined();
  expect(fake.calls.find((call) => call.command === 'remember')?.asked).toEqual({
    key: 'beside.p1',
    value: 'a1',
  });
});

test('the doubts are gone through one after the other, and a settled one is not gone back to', () => {
  const list = document.createElement('ul');
  list.innerHTML = '<li></li><li></li><li></li>';
  document.body.append(list);
  const [first, second, third] = [...list.children] as [Element, Element, Element];
  expect(doubtAfter([first, second, third], undefined)).toBe(0);
  expect(doubtAfter([first, second, third], { place: first, at: 0 })).toBe(1);
  expect(doubtAfter([first, second, third], { place: third, at: 2 })).toBe(0);
  // Settled where it stands, then gone from the page.
  expect(doubtAfter([first, third], { place: second, at: 1 })).toBe(1);
  second.remove();
  expect(doubtAfter([first, third], { place: second, at: 1 })).toBe(1);
  expect(doubtAfter([first], { place: second, at: 1 })).toBe(0);
  list.remove();
  const row = (tone: string, decided: boolean, outcome = 'new') =>
    isDoubtful({
      row: 2,
      what: '',
      outcome,
      lines: [{ tone, text: '', target: null, decision: null, button: null, decided }],
    });
  expect(row('problem', false, 'refused')).toBe(true);
  expect(row('guess', false)).toBe(true);
  expect(row('guess', true)).toBe(false);
  expect(row('guess', false, 'skipped')).toBe(false);
  expect(row('change', false, 'changed')).toBe(false);
});

test('from doubt to doubt with one button; a column that was set is none any more, the others stay', async () => {
  const { user } = open();
  await dropped();
  const summary = () => screen.getByRole('columnheader', { name: /Nel piano/ }).textContent;
  expect(summary()).toContain('1 riconosciuta, 1 da controllare, 1 resta fuori');
  const next = () => screen.getByRole('button', { name: 'Prossimo dubbio (2)' });
  await user.click(next());
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /«Q.tà»/ }));
  await user.click(next());
  expect(document.activeElement?.textContent).toBe('Transenne');
  await user.click(next());
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /«Q.tà»/ }));

  const notes = screen.getByRole('combobox', { name: /«Note»/ });
  await user.clear(notes);
  await user.type(notes, 'deposito');
  await user.click(await screen.findByRole('option', { name: /Deposito: nome/ }));
  await waitFor(() => expect(summary()).toContain('2 riconosciute, 1 da controllare'));
  const amount = screen.getByRole('combobox', { name: /«Q.tà»/ });
  await user.clear(amount);
  await user.type(amount, 'non importare');
  await user.tab();
  await waitFor(() => expect(summary()).toContain('2 riconosciute, 1 resta fuori'));
  expect(await screen.findByRole('button', { name: 'Vai al dubbio' })).toBeDefined();
});

test('a count shows its rows, and what is decided by keys leaves the focus in its row', async () => {
  const { user } = open();
  await dropped();
  await user.click(screen.getByRole('button', { name: 'Mostra: 6 da aggiornare' }));
  expect(document.activeElement?.textContent).toBe('Idrovora');
  expect(screen.queryByText('Transenne')).toBeNull();
  const keep = screen.getByRole('button', { name: 'Tieni 30, riga 31' });
  act(() => keep.focus());
  await user.keyboard('{Enter}');
  const back = await screen.findByRole('button', { name: /^Annulla la scelta della riga 31/ });
  await waitFor(() => expect(document.activeElement).toBe(back));
});

test('a list with heads alone says that there is nothing below them', async () => {
  fake.handlers.try_import = (asked) => ({
    ...trialOf(asked),
    new: 0,
    changed: 0,
    same: 0,
    refused: 0,
    toWrite: 0,
    toMend: 0,
    along: [],
    rows: [],
  });
  open();
  await screen.findByRole('heading', { level: 1 });
  act(() => fake.drop(['/dati/mezzi.xlsx']));
  expect(await screen.findByText("Sotto i titoli delle colonne non c'è nessuna riga.")).toBeDefined();
  expect(screen.getByText(/Riempi il foglio e salvalo/)).toBeDefined();
});
