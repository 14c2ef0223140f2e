import { useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import type { Feature } from '@/api/wire';
import { numbers } from '../layers';
import { symbolsOf } from '../symbols/symbols';

export interface ListedObject {
  feature: Feature;
  number?: number;
  title: string;
  /** What it is: the kind, or the code that tells its symbol. */
  what: string;
  section: string;
}

/** What a symbol stands for, in words. */
export function useSymbolName(): (kind: string, code: string) => string {
  const kinds = useKinds();
  return useMemo(
    () => (kind, code) => {
      const { list, byCode } = symbolsOf(kind);
      const info = kinds.kind(kind as Kind);
      return list && byCode && code ? kinds.label(list, code) : info.label;
    },
    [kinds],
  );
}

/** The objects of the map as a list of words, in the order of the plan. */
export function useObjects(features: readonly Feature[]): readonly ListedObject[] {
  const kinds = useKinds();
  const nameOf = useSymbolName();
  return useMemo(() => {
    const number = numbers(features);
    const order = new Map(kinds.catalogue.sections.map((section, i) => [section.code, i]));
    return features
      .map((feature) => {
        const what = nameOf(feature.kind, feature.symbol);
        return {
          feature,
          number: number.get(feature.id),
          title: feature.title || what,
          what,
          section: kinds.section(feature.section)?.name ?? feature.section,
        };
      })
      .sort(
        (a, b) =>
          (order.get(a.feature.section) ?? 0) - (order.get(b.feature.section) ?? 0) ||
          a.what.localeCompare(b.what, 'it'),
      );
  }, [features, kinds, nameOf]);
}
