import { expect, it } from 'vitest';
import { readLater, writeLater } from './later';

it('what was put off comes back the next day', () => {
  const kept = writeLater(['UCL-001 a', 'section areas'], '2026-03-16');
  expect(readLater(kept, '2026-03-16')).toEqual(['UCL-001 a', 'section areas']);
  expect(readLater(kept, '2026-03-17')).toEqual([]);
  expect(readLater('', '2026-03-17')).toEqual([]);
});
