import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { queries } from '@/api/queries';
import type { PlanCard, Start } from '@/api/wire';
import { show } from '@/kit/kit.test-tools';
import { setPlatform } from '@/platform';
import { type FakePlatform, fakePlatform } from '@/platform/fake';
import { type Answers, missing, roleOf } from './missing';
import { WelcomeScreen } from './WelcomeScreen';

const answers: Answers = { istat: '019058', name: 'Rossi Anna', office: '', role: 'compilatore' };

describe('what is missing on the first page', () => {
  it('is the commune first, then the name; the office may stay empty', () => {
    expect(missing({ ...answers, istat: '', name: '' })).toBe('commune');
    expect(missing({ ...answers, name: '  ' })).toBe('name');
    expect(missing(answers)).toBeUndefined();
  });
  it('is never the commune for who works on plans of others', () => {
    expect(missing({ ...answers, istat: '', role: 'revisore' })).toBeUndefined();
    expect(missing({ ...answers, istat: '', role: 'lettore', name: '' })).toBe('name');
  });
  it('reads a role that it does not know as the most common one', () => {
    expect(roleOf('sindaco')).toBe('compilatore');
    expect(roleOf('capofila')).toBe('capofila');
  });
});

const card: PlanCard = {
  id: 'plan-1',
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
const commune = (istat: string, name: string) => ({
  istat,
  name,
  point: [9.7, 45.3] as [number, number],
  bounds: [9, 45, 10, 46] as [number, number, number, number],
  neighbours: [],
});
const start: Start = {
  version: '0.1.0',
  person: null,
  communes: [commune('019010', 'Camisano'), commune('019058', 'Montodine')],
  communesCount: '2 nominati su 2 previsti',
  archive: { path: '/dati/a.sqlite', folder: '/dati', example: false, writable: true, held: null },
  plans: [],
  preferences: {},
  openedWith: null,
  today: '2026-03-16',
};

let fake: FakePlatform;
function open() {
  const router = createRouter({
    routeTree: createRootRoute({ component: WelcomeScreen, notFoundComponent: WelcomeScreen }),
    history: createMemoryHistory({ initialEntries: ['/welcome'] }),
  });
  show(
    <QueryClientProvider client={queries}>
      {/* The window registers its own router: this one has a single screen. */}
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  return router;
}

beforeEach(() => {
  queries.clear();
  fake = fakePlatform({
    start: () => start,
    choose_archive: () => start,
    set_person: (person) => ({ ...start, person }),
    begin: () => card,
  });
  setPlatform(fake);
});

describe('the first page', () => {
  it('leads to what is missing, and begins when nothing is', async () => {
    const user = userEvent.setup();
    const router = open();
    await user.click(await screen.findByRole('button', { name: 'Comincia il piano' }));
    expect(screen.getByRole('alert').textContent).toContain('Manca il comune');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));

    await user.click(screen.getByRole('option', { name: /Montodine/ }));
    await user.click(screen.getByRole('button', { name: 'Comincia il piano di Montodine' }));
    expect(screen.getByRole('alert').textContent).toContain('Manca il tuo nome');
    expect(document.activeElement).toBe(screen.getByLabelText('Nome e cognome'));

    await user.keyboard('Rossi Anna{Enter}');
    await waitFor(() => expect(router.history.location.pathname).toBe('/plan/plan-1'));
    const asked = fake.calls.find((each) => each.command === 'set_person')?.asked;
    expect(asked).toEqual({ name: 'Rossi Anna', office: '', role: 'compilatore' });
  });

  it('says why a package is refused, and changes nothing', async () => {
    const user = userEvent.setup();
    fake.chosen.push('/posta/montodine.piano');
    fake.handlers.read_package = ({ file }) => ({
      file,
      sound: false,
      refusal: 'Il fascicolo è danneggiato.',
      findings: [],
      content: null,
    });
    open();
    await user.click(await screen.findByRole('button', { name: 'Apri un fascicolo ricevuto…' }));
    expect((await screen.findByText(/Il fascicolo è danneggiato/)).textContent).toContain('nulla è cambiato');
    expect(fake.calls.some((each) => each.command === 'take_in')).toBe(false);
  });

  it('asks who reviews for no commune', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByLabelText(/Rivedo i piani dei comuni/));
    expect(screen.getByRole('heading', { name: 'Quali piani?' })).toBeTruthy();
    expect(screen.queryByRole('option')).toBeNull();
    expect(screen.getByRole('button', { name: 'Comincia' })).toBeTruthy();
  });
});
