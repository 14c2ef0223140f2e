import type { Finding } from '@/api/wire';

/** A finding that has just gone, and the one of those still there that it stood after. */
export interface Mended {
  finding: Finding;
  after: string | undefined;
}

/** The same rule at the same place: its sentence may say another figure now. */
const spot = ({ code, place }: Finding) => `${code} ${place.record ?? ''} ${place.field ?? ''}`;

/** Findings of the check before that the one now has no more, each with its place among those that stay. */
export function mendedBetween(before: readonly Finding[], now: readonly Finding[]): Mended[] {
  const keys = new Set(now.map((finding) => finding.key));
  const spots = new Set(now.map(spot));
  const mended: Mended[] = [];
  let after: string | undefined;
  for (const finding of before) {
    if (keys.has(finding.key)) after = finding.key;
    else if (!spots.has(spot(finding))) mended.push({ finding, after });
  }
  return mended;
}

/** A line of the list: a finding, or one struck through because it has gone. */
export interface Line {
  finding: Finding;
  isMended: boolean;
}

/** The findings with those just gone where they stood: nothing jumps under the eyes. */
export function withMended(now: readonly Finding[], mended: readonly Mended[]): Line[] {
  const keys = new Set(now.map((finding) => finding.key));
  const line = ({ finding }: Mended): Line => ({ finding, isMended: true });
  const gone = mended.filter(({ finding }) => !keys.has(finding.key));
  const first = gone.filter(({ after }) => after === undefined || !keys.has(after)).map(line);
  return [
    ...first,
    ...now.flatMap((finding) => [
      { finding, isMended: false },
      ...gone.filter(({ after }) => after === finding.key).map(line),
    ]),
  ];
}
