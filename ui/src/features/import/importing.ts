import { create } from 'zustand';
import type { ImportAsked, Imported, ImportFile } from '@/api/wire';

/** What is coming in, as far as it is: it stays while other screens are looked at. */
export interface Importing {
  /** The plan that it comes into. */
  plan?: string;
  /** A file that was dropped or opened and is still to be looked at. */
  wanted?: { file: string; kind?: string };
  file?: ImportFile;
  asked?: ImportAsked;
  /** Columns of which the program was not sure, once a person has set others. */
  unsure?: readonly number[];
  done?: Imported;
}

export const useImporting = create<Importing>(() => ({}));

/** Begins with a file, whatever was there before: the screen looks at it when it opens. */
export const openImport = (plan: string, file: string, kind?: string): void =>
  useImporting.setState({ plan, wanted: { file, kind } }, true);

/** The first question about a file: what the program proposes. */
export const firstAsked = (plan: string, { file, part, kinds }: ImportFile): ImportAsked | undefined =>
  kinds[0] && {
    plan,
    file,
    part,
    kind: kinds[0].kind,
    columns: null,
    key: null,
    system: null,
    swap: false,
    repair: false,
    near: false,
    decisions: [],
    remember: true,
  };

/** Another part or another kind: what was chosen for the columns, or the system, of before does not hold. */
export const afresh = (
  asked: ImportAsked,
  change: Partial<Pick<ImportAsked, 'part' | 'kind'>>,
): ImportAsked => ({
  ...asked,
  ...(change.part === undefined ? {} : { system: null, swap: false }),
  ...change,
  columns: null,
  key: null,
  decisions: [],
});

/** A column goes elsewhere; the others stay where the trial has them. What was decided row by row is decided anew. */
export const withColumn = (
  asked: ImportAsked,
  targets: readonly string[],
  column: number,
  target: string,
): ImportAsked => ({
  ...asked,
  columns: targets.map((each, at) => (at === column ? target : each)),
  decisions: asked.decisions.filter(({ target }) => !target),
});

export interface Decided {
  row: number;
  target?: string | null;
  decision: string;
}

const isSame = (one: Decided, other: Decided): boolean =>
  one.row === other.row &&
  one.decision === other.decision &&
  (one.target ?? undefined) === (other.target ?? undefined);

/** Decides something of a row, or takes the decision back. */
export const withDecision = (asked: ImportAsked, decided: Decided, isOn: boolean): ImportAsked => {
  const others = asked.decisions.filter((each) => !isSame(each, decided));
  const { row, target = null, decision } = decided;
  return { ...asked, decisions: isOn ? [...others, { row, target, decision }] : others };
};

/** The same of many rows at once. */
export const withDecisions = (asked: ImportAsked, many: readonly Decided[]): ImportAsked =>
  many.reduce((now, decided) => withDecision(now, decided, true), asked);

/** What a trial depends on: whether columns are remembered changes nothing of it. */
export const trialKey = ({ remember: _, ...asked }: ImportAsked): string => JSON.stringify(asked);
