import texts from '@texts/shell.json';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { httpPlatform } from './http';
import { RpcFault } from './types';

const answers = (status: number, body: unknown) =>
  vi.fn(async (_address: string, _request?: RequestInit) => new Response(JSON.stringify(body), { status }));

beforeEach(() => {
  sessionStorage.clear();
  window.history.replaceState(null, '', '/?token=parola#/piano');
});
afterEach(() => vi.unstubAllGlobals());

test('the word that opens the bridge leaves the address and goes with every command', async () => {
  const fetching = answers(200, {});
  vi.stubGlobal('fetch', fetching);
  await httpPlatform().rpc('keep_copy', {});
  expect(window.location.href).not.toContain('parola');
  expect(window.location.hash).toBe('#/piano');
  expect(fetching.mock.calls[0]?.[0]).toBe('/rpc/keep_copy');
  expect(fetching.mock.calls[0]?.[1]?.headers).toMatchObject({ 'X-Piano-Token': 'parola' });
  // A page that is loaded again still knows it.
  await httpPlatform().rpc('keep_copy', {});
  expect(fetching.mock.calls[1]?.[1]?.headers).toMatchObject({ 'X-Piano-Token': 'parola' });
});

test('a refusal is thrown with its code and its words', async () => {
  vi.stubGlobal('fetch', answers(422, { code: 'held', message: 'Lo tiene Anna.' }));
  const refused = await httpPlatform()
    .rpc('copies', {})
    .catch((why: unknown) => why);
  expect(refused).toBeInstanceOf(RpcFault);
  expect(refused).toMatchObject({ code: 'held', message: 'Lo tiene Anna.' });
});

test('a program that does not answer is told in words', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new TypeError('refused'))),
  );
  const asked = httpPlatform().rpc('copies', {});
  await expect(asked).rejects.toMatchObject({ code: 'failed', message: texts.shell.unreachable });
});

test('aborting asks the work to stop by its ticket', async () => {
  const fetching = answers(200, {});
  vi.stubGlobal('fetch', fetching);
  const stopping = new AbortController();
  const asked = httpPlatform().rpc('keep_copy', {}, { signal: stopping.signal });
  stopping.abort();
  await asked;
  const [command, stop] = fetching.mock.calls;
  const ticket = new Headers(command?.[1]?.headers).get('X-Piano-Ticket');
  expect(stop?.[0]).toBe(`/rpc/${ticket}`);
  expect(stop?.[1]?.method).toBe('DELETE');
});

test('a test may drop files where a page gets no paths', () => {
  const heard: unknown[] = [];
  const stop = httpPlatform().onDropFiles((dropped) => heard.push(dropped));
  window.__dropFiles?.(['/dati/mezzi.xlsx'], { across: 0.2, down: 0.9 });
  stop();
  window.__dropFiles?.(['/dati/altro.xlsx']);
  expect(heard).toEqual([{ paths: ['/dati/mezzi.xlsx'], across: 0.2, down: 0.9 }]);
});
