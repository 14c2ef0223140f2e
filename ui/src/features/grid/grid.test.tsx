import { I18nProvider } from '@kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, StrictMode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { CatalogueProvider } from '@/api/catalogue';
import { queries } from '@/api/queries';
import type { Catalogue, PlanRecord } from '@/api/wire';
import { runCommand } from '@/app/commands';
import { type OpenPlan, OpenPlanProvider } from '@/app/plan';
import { setPlatform } from '@/platform';
import { type FakePlatform, fakePlatform } from '@/platform/fake';
import { actionsOf, cellsOf, inNextPhase, inTimeOrder, nextStep, withinCell } from './actions';
import { GridView } from './GridView';

vi.mock('@/app/useGo', () => ({ useGo: () => vi.fn() }));

const action = (id: string, values: Record<string, unknown>): PlanRecord => ({
  id,
  kind: 'action',
  section: 'intervention',
  title: id,
  values: { title: id, ...values },
  shown: { title: id },
});

const RECORDS = [
  action('avvisa', { scenario_id: 's', phase: 'attenzione', role_id: 'sindaco', step: 1, due_min: 30 }),
  action('legge', { scenario_id: 's', phase: 'attenzione', role_id: 'roc', step: 2, until_phase_ends: true }),
  action('convoca', { scenario_id: 's', phase: 'attenzione', role_id: 'sindaco', step: 3, due_min: 10 }),
  action('apre', { scenario_id: 's', phase: 'allarme', role_id: 'sindaco', step: 7 }),
  action('perso', { scenario_id: 's', phase: { raw: 'boh' }, role_id: 'chi-sa' }),
  action('altrove', { scenario_id: 'x', phase: 'allarme', role_id: 'roc', step: 1 }),
  action('sempre', { phase: 'allarme', role_id: 'roc', step: 1 }),
];
const AXES = { roles: new Set(['sindaco', 'roc']), phases: new Set(['attenzione', 'allarme']) };
const names = (items: readonly { id: string }[]) => items.map((item) => item.id).join(' ');

test('cells: by role and phase, in the order of the steps; the lost ones keep a place', () => {
  const items = actionsOf(RECORDS, 's');
  const cell = cellsOf(items, AXES);
  expect(names(cell('sindaco', 'attenzione'))).toBe('avvisa convoca');
  expect(names(cell('roc', 'attenzione'))).toBe('legge');
  expect(names(cell('', ''))).toBe('perso');
  expect(names(actionsOf(RECORDS, ''))).toBe('sempre');
  expect(names(inTimeOrder(items, 'attenzione'))).toBe('convoca avvisa legge');
  expect(nextStep(items, 'allarme')).toBe(8);
  expect(nextStep(items, 'rientro')).toBe(1);
});

test('within its cell an action changes place with its neighbour, the others of the phase stay', () => {
  const items = actionsOf(RECORDS, 's');
  expect(withinCell(items, AXES, 'avvisa', 1)).toEqual({
    ids: ['convoca', 'legge', 'avvisa'],
    place: 1,
    total: 2,
  });
  expect(withinCell(items, AXES, 'avvisa', -1)).toBeUndefined();
  expect(inNextPhase(items, ['attenzione', 'allarme'], 'avvisa', 1)).toEqual({ phase: 'allarme', step: 8 });
  expect(inNextPhase(items, ['attenzione', 'allarme'], 'avvisa', -1)).toBeUndefined();
  expect(inNextPhase(items, ['attenzione', 'allarme'], 'perso', 1)).toEqual({ phase: 'attenzione', step: 4 });
});

const field = (name: string, type: string) => ({
  name,
  label: name,
  help: '',
  source: '',
  type,
  of: null,
  unit: null,
  max: null,
  mark: 'E',
  class: 'P',
  block: '',
  forms: [],
});
const kind = (name: string) => ({
  name,
  label: name,
  plural: name,
  section: 'intervention',
  atLeast: 0,
  many: true,
  titleFields: [],
  fields: [
    field('title', 'text'),
    field('due_min', 'int'),
    field('until_phase_ends', 'bool'),
    field('instruction', 'long'),
  ],
});
const CATALOGUE: Catalogue = {
  sections: [],
  kinds: [
    'action',
    'action_resource',
    'emergency_area',
    'facility',
    'gate',
    'critical_point',
    'material',
    'vehicle',
    'volunteer_group',
    'agreement',
  ].map(kind),
  lists: {},
  rules: [],
  rulesVersion: '',
};
const TOTALS = { blocco: 0, errore: 0, daMotivare: 0, avviso: 0, nota: 0, accepted: 0 };
const PLAN = { id: 'p', writable: true } as OpenPlan;

let fake: FakePlatform;
beforeEach(() => {
  queries.clear();
  fake = fakePlatform({
    catalogue: () => CATALOGUE,
    checks: () => ({
      rulesVersion: '',
      checkedOn: '',
      at: '',
      findings: [],
      totals: TOTALS,
      stops: { package: false, validation: false, delivery: false },
    }),
    records: () => [],
    reorder: () => [],
    set_many: () => [],
    new_record: () => ({ record: action('nuova', {}), stored: false, linked: [], shapes: {}, public: {} }),
  });
  setPlatform(fake);
});

async function showGrid(plan = PLAN) {
  const phases = ['attenzione', 'allarme'].map((id) => ({ id, name: id, signs: [] }));
  const roles = ['sindaco', 'roc'].map((id) => ({ id, name: id }));
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <I18nProvider locale="it-IT">
        <QueryClientProvider client={queries}>
          <CatalogueProvider waiting={null}>
            <OpenPlanProvider value={plan}>{children}</OpenPlanProvider>
          </CatalogueProvider>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>
  );
  const items = actionsOf(RECORDS, 's').filter((item) => item.id !== 'perso');
  render(<GridView scenario="s" items={items} roles={roles} phases={phases} shownPhases={phases} />, {
    wrapper,
  });
  await screen.findByRole('grid');
}
const changes = () =>
  fake.calls.filter((one) => !['catalogue', 'checks', 'records', 'undo_state'].includes(one.command));

test('keys: into the cell, up and down in order, sideways through the phases', async () => {
  const user = userEvent.setup();
  await showGrid();
  await user.tab();
  await user.keyboard('{Enter}');
  expect(document.activeElement?.textContent).toContain('avvisa');
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toContain('convoca');

  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(changes()).toHaveLength(1));
  expect(changes()[0]).toEqual({
    command: 'reorder',
    asked: { plan: 'p', kind: 'action', field: 'step', from: 1, ids: ['convoca', 'legge', 'avvisa'] },
  });
  await screen.findByText('«convoca»: 1 di 2');

  await user.keyboard('{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}');
  await waitFor(() => expect(changes()).toHaveLength(2));
  expect(changes()[1]).toEqual({
    command: 'set_many',
    asked: {
      plan: 'p',
      kind: 'action',
      ids: ['convoca'],
      fields: [
        ['phase', 'allarme'],
        ['step', '8'],
      ],
    },
  });
  await screen.findByText('«convoca» spostata in «allarme».');
  await user.keyboard('{Control>}{Shift>}{ArrowLeft}{/Shift}{/Control}');
  expect(changes()).toHaveLength(2);
});

test('Ctrl+N begins an action in the cell of the focus: stored with its first letter', async () => {
  const user = userEvent.setup();
  await showGrid();
  await user.tab();
  await user.keyboard('{ArrowDown}{ArrowRight}');
  act(() => {
    expect(runCommand('new')).toBe(true);
  });
  await waitFor(() => expect(changes()).toHaveLength(1));
  const start = [
    ['scenario_id', 's'],
    ['phase', 'allarme'],
    ['role_id', 'roc'],
    ['step', '8'],
  ];
  expect(changes()[0]?.asked).toEqual({ plan: 'p', kind: 'action', with: start });
  const title = await screen.findByRole('textbox', { name: 'title' });
  expect(document.activeElement).toBe(title);
  await user.keyboard('C');
  await waitFor(() => expect(changes()).toHaveLength(2));
  expect(changes()[1]).toMatchObject({
    command: 'set_field',
    asked: { kind: 'action', id: 'nuova', field: 'title', text: 'C', with: start },
  });
});

test('a plan that can only be read has the same grid, and nothing moves', async () => {
  const user = userEvent.setup();
  await showGrid({ ...PLAN, writable: false });
  await user.tab();
  await user.keyboard('{Enter}{Alt>}{ArrowDown}{/Alt}{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}');
  expect(changes()).toEqual([]);
  expect(screen.queryByText('Aggiungi')).toBeNull();
  expect(runCommand('new')).toBe(false);
});
