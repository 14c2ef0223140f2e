import { clearNotices, I18nProvider, Notices } from '@kit';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { CatalogueProvider } from '@/api/catalogue';
import { queries } from '@/api/queries';
import { forgetTyped } from '@/api/typing';
import type {
  Catalogue,
  Checks,
  FieldInfo,
  Finding,
  KindInfo,
  PlanRecord,
  RecordSheet,
  Start,
} from '@/api/wire';
import { OpenPlanProvider } from '@/app/plan';
import { setPlatform } from '@/platform';
import { type FakePlatform, fakePlatform, type Handlers } from '@/platform/fake';
import { useDrafts } from './drafts';
import { SectionScreen } from './SectionScreen';

/** A field with what most fields have. */
export const field = (name: string, more: Partial<FieldInfo> = {}): FieldInfo => ({
  name,
  label: name,
  help: '',
  source: '',
  type: 'text',
  of: null,
  unit: null,
  max: null,
  mark: 'E',
  class: 'P',
  block: '',
  forms: [],
  ...more,
});

export const kind = (name: string, fields: FieldInfo[], more: Partial<KindInfo> = {}): KindInfo => ({
  name,
  label: name,
  plural: `${name} plurale`,
  section: 'areas',
  atLeast: 1,
  many: true,
  titleFields: ['name'],
  fields,
  ...more,
});

export const AREA = kind('emergency_area', [
  field('name', { label: 'Denominazione' }),
  field('area_type', { label: 'Tipo', type: 'code', of: 'AREA_TYPE' }),
  field('capacity_people', { label: 'Persone', type: 'int', mark: 'C' }),
  field('opening_note', { label: 'Orari', mark: 'U', block: 'care' }),
]);
const STATEMENT = kind('empty_statement', [field('section_code'), field('reason')], { section: 'plan' });
const ACT = kind('act', [field('number')], { section: 'crisis_unit', titleFields: ['number'] });

export const catalogue: Catalogue = {
  sections: [
    { code: 'areas', number: 11, name: 'Aree di emergenza', about: 'Dove la gente si raduna.' },
    { code: 'plan', number: 2, name: 'Dati del piano', about: '' },
  ],
  kinds: [AREA, STATEMENT, ACT],
  lists: {
    AREA_TYPE: [
      { code: 'AA', label: 'Attesa', old: false, attributes: {} },
      { code: 'AC', label: 'Accoglienza', old: false, attributes: {} },
    ],
  },
  rules: [],
  rulesVersion: '1',
};

export const record = (
  id: string,
  shown: Record<string, string>,
  more: Partial<PlanRecord> = {},
): PlanRecord => ({
  id,
  kind: 'emergency_area',
  section: 'areas',
  title: shown.name ?? '',
  values: shown,
  shown,
  ...more,
});

export const sheet = (of: PlanRecord, stored = true): RecordSheet => ({
  record: of,
  stored,
  linked: [],
  shapes: {},
  public: {},
});

export const missing = (id: string, name: string): Finding => ({
  key: `${id}-${name}`,
  code: 'COM-001',
  severity: 'errore',
  place: { section: 'areas', kind: 'emergency_area', record: id, field: name },
  recordTitle: '',
  fieldLabel: name,
  message: `Manca ${name}.`,
  fix: '',
  also: [],
  acceptable: false,
  accepted: null,
});

const totals = { blocco: 0, errore: 0, daMotivare: 0, avviso: 0, nota: 0, accepted: 0 };
export const checks = (findings: Finding[]): Checks => ({
  rulesVersion: '1',
  checkedOn: '',
  at: '',
  findings,
  totals,
  stops: { package: false, validation: false, delivery: false },
});

const start: Start = {
  version: '',
  person: { name: 'Lucia Bianchi', office: '', role: 'compilatore' },
  communes: [],
  communesCount: '',
  archive: { path: '', folder: '', example: false, writable: true, held: null },
  plans: [],
  preferences: {},
  openedWith: null,
  today: '2026-03-16',
};

/** Opens the forms of a section on a platform in memory. */
export function openSection(at: string, handlers: Handlers, isWritable = true): FakePlatform {
  queries.clear();
  clearNotices();
  forgetTyped();
  useDrafts.setState({ drafts: new Map(), fresh: new Set() });
  const fake = fakePlatform({
    start: () => start,
    catalogue: () => catalogue,
    checks: () => checks([]),
    offers: () => [],
    records: () => [],
    remember: () => ({}),
    ...handlers,
  });
  setPlatform(fake);
  const root = createRootRoute({ component: Outlet });
  const plan = createRoute({ getParentRoute: () => root, path: '/plan/$plan', component: Outlet });
  const section = createRoute({ getParentRoute: () => plan, path: '/s/$section', component: SectionScreen });
  const router = createRouter({
    routeTree: root.addChildren([plan.addChildren([section])]),
    history: createMemoryHistory({ initialEntries: [`/plan/p1/s/areas${at}`] }),
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (values) => `?${new URLSearchParams(values as Record<string, string>)}`,
  });
  const card = {
    id: 'p1',
    istat: '',
    commune: '',
    title: '',
    state: '',
    stateLabel: '',
    revision: 1,
    isExample: false,
    records: 1,
    changedAt: '',
  };
  render(
    <I18nProvider locale="it-IT">
      <QueryClientProvider client={queries}>
        <CatalogueProvider waiting={null}>
          <OpenPlanProvider value={{ id: 'p1', card, archive: start.archive, writable: isWritable }}>
            <RouterProvider router={router as never} />
            <Notices />
          </OpenPlanProvider>
        </CatalogueProvider>
      </QueryClientProvider>
    </I18nProvider>,
  );
  return fake;
}
