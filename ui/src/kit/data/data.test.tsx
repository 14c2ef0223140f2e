import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { show } from '../kit.test-tools';
import { Grid } from './Grid';
import { moveItems } from './moveItems';
import { RecordList } from './RecordList';
import { ReorderList } from './ReorderList';
import { Splitter } from './Splitter';
import { rowAt } from './usePointerReorder';

const complaints = vi.spyOn(console, 'error');
beforeEach(() => {
  complaints.mockClear();
});
afterEach(() => expect(complaints).not.toHaveBeenCalled());

test('items move together, before and after', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const order = (ids: string[], target: string, isAfter: boolean) =>
    moveItems(items, new Set(ids), target, isAfter)
      .map((item) => item.id)
      .join('');
  expect(order(['a'], 'c', true)).toBe('bcad');
  expect(order(['d', 'b'], 'a', false)).toBe('bdac');
  expect(order(['a', 'b'], 'b', true)).toBe('abcd');
});

function Deputies() {
  const [items, setItems] = useState([
    { id: 'a', name: 'Rossi' },
    { id: 'b', name: 'Verdi' },
  ]);
  return <ReorderList label="Sostituti" items={items} onChange={setItems} />;
}

test('Alt+arrow moves a row and says where it went', async () => {
  const user = userEvent.setup();
  show(<Deputies />);
  act(() => screen.getAllByRole('row')[0]?.focus());
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual(['1Verdi', '2Rossi']);
  expect(screen.getByText('Rossi, secondo di 2')).toBeDefined();
});

test('the pointer drags a row by its handle, to the half of the row it is let go on', () => {
  const rows = [
    { id: 'a', top: 0, bottom: 40 },
    { id: 'b', top: 40, bottom: 80 },
  ];
  expect(rowAt(rows, -5)).toEqual({ id: 'a', isAfter: false });
  expect(rowAt(rows, 30)).toEqual({ id: 'a', isAfter: true });
  expect(rowAt(rows, 50)).toEqual({ id: 'b', isAfter: false });
  expect(rowAt(rows, 500)).toEqual({ id: 'b', isAfter: true });
  expect(rowAt([], 5)).toBeUndefined();

  show(<Deputies />);
  const [first, second] = screen.getAllByRole('row');
  const box = (top: number) => () => ({ top, bottom: top + 40 }) as DOMRect;
  Object.assign(first as HTMLElement, { getBoundingClientRect: box(0) });
  Object.assign(second as HTMLElement, { getBoundingClientRect: box(40) });
  const [handle] = screen.getAllByRole('button', { name: /Rossi/ });
  act(() => {
    handle?.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true, button: 0, clientY: 20 }));
    window.dispatchEvent(new MouseEvent('pointermove', { clientY: 70 }));
  });
  expect(second?.dataset.drop).toBe('after');
  act(() => void window.dispatchEvent(new MouseEvent('pointerup', { clientY: 70 })));
  expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual(['1Verdi', '2Rossi']);
});

test('grid: one stop, arrows between cells, Enter in, Esc out', async () => {
  const user = userEvent.setup();
  const key = vi.fn();
  show(
    <>
      <Grid
        label="Azioni"
        corner="Ruolo"
        columns={[
          { id: 'x', head: 'X' },
          { id: 'y', head: 'Y' },
        ]}
        rows={[
          { id: '1', head: 'Uno' },
          { id: '2', head: 'Due' },
        ]}
        cell={(row, column) => <button type="button">{`${row}${column}`}</button>}
        onKey={(event, place) => key(event.key, place)}
      />
      <button type="button">dopo</button>
    </>,
  );
  const here = () => document.activeElement?.textContent;
  await user.tab();
  expect(document.activeElement?.getAttribute('role')).toBe('gridcell');
  await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
  expect(here()).toBe('2y');
  expect(key).toHaveBeenLastCalledWith('ArrowRight', { row: '2', column: 'y' });
  await user.keyboard('{Enter}');
  expect(document.activeElement?.tagName).toBe('BUTTON');
  await user.keyboard('{Escape}');
  expect(document.activeElement?.getAttribute('role')).toBe('gridcell');
  await user.keyboard('{Control>}{Home}{/Control}');
  expect(here()).toBe('1x');
  await user.tab();
  expect(here()).toBe('dopo');
});

test('a list filters, counts, and chooses only when asked', async () => {
  const user = userEvent.setup();
  const select = vi.fn();
  show(
    <RecordList
      label="Strutture"
      items={[
        { id: 'a', title: 'Città', severity: 'errore' },
        { id: 'b', title: 'Scuola', subtitle: 'Casaletto' },
        { id: 'c', title: 'Palestra' },
      ]}
      selected="a"
      onSelect={select}
    />,
  );
  act(() => screen.getByRole('option', { name: /Città/ }).focus());
  await user.keyboard('{ArrowDown}');
  expect(select).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(select).toHaveBeenCalledWith('b');
  await user.type(screen.getByRole('searchbox'), 'casa');
  expect(screen.getAllByRole('option')).toHaveLength(1);
  expect(screen.getByText('1 di 3')).toBeDefined();
});

test('the divider moves by keyboard inside its limits', async () => {
  const user = userEvent.setup();
  const resize = vi.fn();
  show(<Splitter label="Elenco" first="a" second="b" initial={22} least={20} onResize={resize} />);
  await user.tab();
  await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowRight}{End}');
  expect(resize.mock.calls.flat()).toEqual([20, 20, 22, 70]);
  expect(screen.getByRole('separator').getAttribute('aria-valuenow')).toBe('70');
});
