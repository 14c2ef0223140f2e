import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { toMetres } from '../geometry/projection';
import { type Shape, vertices } from '../geometry/shape';
import { VertexTable } from './VertexTable';

const square: Shape = {
  type: 'Polygon',
  coordinates: [
    [
      [9.61, 45.31],
      [9.62, 45.31],
      [9.62, 45.32],
      [9.61, 45.32],
      [9.61, 45.31],
    ],
  ],
};

function Table({ onShape }: { onShape: (shape: Shape | undefined, goesOn: boolean) => void }) {
  const [shape, setShape] = useState<Shape>(square);
  return (
    <VertexTable
      title="Campo"
      shape={shape}
      onShape={(next, options) => {
        onShape(next, options?.goesOn ?? false);
        if (next) setShape(next);
      }}
    />
  );
}

const northOf = (shape: Shape | undefined, index: number) => {
  const at = shape && vertices(shape)[index]?.at;
  return at ? toMetres(at)[1] : Number.NaN;
};

it('arrows move a vertex by metres, as one step while they go on', async () => {
  const onShape = vi.fn<(shape: Shape | undefined, goesOn: boolean) => void>();
  render(<Table onShape={onShape} />);
  screen.getByRole('button', { name: 'Vertice 2: frecce per spostarlo' }).focus();
  await userEvent.keyboard('{ArrowUp}{Shift>}{ArrowUp}{/Shift}');
  const [first, second] = onShape.mock.calls;
  expect(northOf(first?.[0], 1) - northOf(square, 1)).toBeCloseTo(1, 1);
  expect(northOf(second?.[0], 1) - northOf(square, 1)).toBeCloseTo(11, 1);
  expect([first?.[1], second?.[1]]).toEqual([false, true]);
});

it('a vertex is typed, added and taken away', async () => {
  const onShape = vi.fn<(shape: Shape | undefined, goesOn: boolean) => void>();
  render(<Table onShape={onShape} />);
  const north = screen.getByRole('textbox', { name: 'Nord del vertice 1' });
  await userEvent.clear(north);
  await userEvent.type(north, '5.018.000,5{Enter}');
  expect(northOf(onShape.mock.lastCall?.[0], 0)).toBeCloseTo(5_018_000.5, 1);
  await userEvent.click(screen.getByRole('button', { name: 'Inserisci un vertice dopo il 1' }));
  expect(screen.getAllByRole('rowheader')).toHaveLength(5);
  await userEvent.click(screen.getByRole('button', { name: 'Elimina il vertice 2' }));
  await userEvent.click(screen.getByRole('button', { name: 'Elimina il vertice 2' }));
  await userEvent.click(screen.getByRole('button', { name: 'Elimina il vertice 2' }));
  // A triangle stays a triangle.
  expect(screen.getAllByRole('rowheader')).toHaveLength(3);
});
