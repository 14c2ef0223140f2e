import { matches } from '@kit';
import type { Kinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import type { Finding, Hit, ImportKind, NextThing, Severity } from '@/api/wire';
import { links, placeLink } from '@/app/links';
import { answersTo } from '@/features/checks/filters';
import { spotOf } from '@/features/checks/place';
import { t } from '@/texts';

export type Group = 'next' | 'places' | 'section' | 'record' | 'finding' | 'action';

/** One line of the list: what it says and what it opens. */
export interface Result {
  id: string;
  group: Group;
  name: string;
  detail?: string;
  severity?: Severity;
  /** An address, or a record to begin. */
  href?: string;
  kind?: Kind;
}

const FINDINGS = 8;
const RECORDS = 30;
const ACTIONS = 6;

/** A screen of the plan that is reached by its name. */
const SCREENS = [
  'home',
  'map',
  'checks',
  'unit',
  'calls',
  'hazards',
  'grid',
  'import',
  'export',
  'packages',
  'portal',
  'history',
  'model',
  'settings',
] as const;

export function hitResults(plan: string, hits: readonly Hit[]): Result[] {
  return hits.slice(0, RECORDS).map((hit, at) => ({
    id: `hit-${at}`,
    group: hit.what === 'section' ? 'section' : hit.what === 'finding' ? 'finding' : 'record',
    name: hit.title || hit.detail,
    detail: hit.title ? hit.detail : undefined,
    href: placeLink(plan, hit.place),
  }));
}

export function findingResults(
  plan: string,
  findings: readonly Finding[],
  text: string,
  kinds: Kinds,
): Result[] {
  return findings
    .filter((finding) => answersTo(finding, text))
    .slice(0, FINDINGS)
    .map((finding) => ({
      id: `finding-${finding.key}`,
      group: 'finding',
      name: finding.message,
      detail: `${finding.code} · ${spotOf(finding, kinds)}`,
      severity: finding.severity,
      href: placeLink(plan, finding.place, finding.key),
    }));
}

/** Screens by name, and what may be begun. */
export function actionResults(
  plan: string,
  text: string,
  kinds: Kinds,
  isWritable: boolean,
  imported: readonly ImportKind[] = [],
): Result[] {
  const screens: Result[] = SCREENS.map((screen) => ({
    id: `screen-${screen}`,
    group: 'action',
    name: t('search.go', { name: t(`search.screen.${screen}`) }),
    href: links[screen](plan),
  }));
  const plans: Result = {
    id: 'screen-plans',
    group: 'action',
    name: t('search.go', { name: t('search.screen.plans') }),
    href: links.plans(),
  };
  const begun: Result[] = kinds.catalogue.kinds
    .filter((kind) => kind.many)
    .map((kind) => ({
      id: `new-${kind.name}`,
      group: 'action',
      name: t('search.new', { kind: kind.label }),
      detail: kinds.section(kind.section)?.name,
      kind: kind.name as Kind,
    }));
  const brought: Result[] = imported.map(({ kind, name }) => ({
    id: `import-${kind}`,
    group: 'action',
    name: t('search.import', { kind: name }),
    href: links.import(plan, kind),
  }));
  return [...screens, plans, ...(isWritable ? [...brought, ...begun] : [])]
    .filter((result) => matches(result.name, text))
    .slice(0, ACTIONS);
}

export function nextResult(thing: NextThing | undefined, href: string): Result[] {
  if (!thing) return [];
  const { text, why, severity } = thing;
  return [{ id: 'next', group: 'next', name: text, detail: why, severity: severity ?? undefined, href }];
}

/** Gathers the results of each group, in the order of the list. */
export const GROUPS: readonly Group[] = ['next', 'places', 'section', 'record', 'finding', 'action'];
export const inOrder = (results: readonly Result[]): Result[] =>
  GROUPS.flatMap((group) => results.filter((result) => result.group === group));
