export interface Piece {
  text: string;
  /** Whether the other text lacks it. */
  isChanged: boolean;
}
export interface Difference {
  before: Piece[];
  after: Piece[];
}

/** Above this many pairs of words the texts are shown whole: comparing them would be felt. */
const MOST_PAIRS = 250_000;

/** Each word takes the space after it along: spaces alone would match anywhere. */
const words = (text: string): string[] => text.match(/^\s+|\S+\s*/g) ?? [];
const same = (one: string | undefined, two: string | undefined): boolean => one?.trimEnd() === two?.trimEnd();

/** Neighbours of the same sort become one piece. */
function joined(tokens: readonly string[], kept: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [];
  tokens.forEach((text, index) => {
    const isChanged = !kept.has(index);
    const last = pieces.at(-1);
    if (last && last.isChanged === isChanged) last.text += text;
    else pieces.push({ text, isChanged });
  });
  return pieces;
}

/** Length of the longest common run of words from each pair of places to the end. */
function lengths(one: readonly string[], two: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: one.length + 1 }, () => new Uint32Array(two.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = two.length - 1; j >= 0; j -= 1) {
      const next = table[i + 1] as Uint32Array;
      const here = table[i] as Uint32Array;
      here[j] = same(one[i], two[j]) ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, here[j + 1] ?? 0);
    }
  }
  return table;
}

/** Which words of a text went and which came, so that a long value shows where it was touched. */
export function diffWords(before: string, after: string): Difference {
  const one = words(before);
  const two = words(after);
  const kept: [Set<number>, Set<number>] = [new Set(), new Set()];
  if (one.length * two.length <= MOST_PAIRS) {
    const table = lengths(one, two);
    let i = 0;
    let j = 0;
    while (i < one.length && j < two.length) {
      if (same(one[i], two[j])) {
        kept[0].add(i);
        kept[1].add(j);
        i += 1;
        j += 1;
      } else if ((table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) i += 1;
      else j += 1;
    }
  }
  return { before: joined(one, kept[0]), after: joined(two, kept[1]) };
}
