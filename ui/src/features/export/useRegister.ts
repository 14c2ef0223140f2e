import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '@/api/client';
import { queries } from '@/api/queries';
import type { ExportEntry } from '@/api/wire';
import { t } from '@/texts';

const keyOf = (plan: string) => ['plan', plan, 'exports'] as const;

/** What went out of the plan, the latest first. */
export const useRegister = (plan: string): UseQueryResult<ExportEntry[]> =>
  useQuery({ queryKey: keyOf(plan), queryFn: () => call('exports', { plan }) });

/** Something went out: the register has a line more. */
export const wentOut = (plan: string) => queries.invalidateQueries({ queryKey: keyOf(plan) });

/** "cartella, copia operativa, bozza". */
export function whatWords(entry: Pick<ExportEntry, 'what' | 'class' | 'draft' | 'encrypted'>): string {
  const { what, draft, encrypted } = entry;
  let words: string = what;
  if (what === 'dossier') words = t('export.register.dossier');
  if (what === 'package' || what === 'folder') words = t(`export.register.${what}`, { class: entry.class });
  if (draft) words = t('export.register.draft', { what: words });
  return encrypted ? t('export.register.encrypted', { what: words }) : words;
}
