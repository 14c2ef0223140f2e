import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Kind } from './kinds.names';
import { useCatalogueQuery } from './queries';
import type { Catalogue, CodeInfo, FieldInfo, KindInfo, RuleInfo, SectionInfo } from './wire';

export interface Kinds {
  catalogue: Catalogue;
  kind: (name: Kind) => KindInfo;
  field: (kind: Kind, name: string) => FieldInfo | undefined;
  section: (code: string) => SectionInfo | undefined;
  /** The kinds of a section, in the order of the plan. */
  kindsOf: (section: string) => KindInfo[];
  list: (name: string) => CodeInfo[];
  label: (list: string, code: string | undefined) => string;
  rule: (code: string) => RuleInfo | undefined;
}

const Context = createContext<Kinds | undefined>(undefined);

/** What the forms are drawn from; read once, when the window opens. */
export function useKinds(): Kinds {
  const kinds = useContext(Context);
  if (!kinds) throw new Error('useKinds outside CatalogueProvider');
  return kinds;
}

const index = (catalogue: Catalogue): Kinds => {
  const kinds = new Map(catalogue.kinds.map((kind) => [kind.name, kind]));
  const sections = new Map(catalogue.sections.map((section) => [section.code, section]));
  const rules = new Map(catalogue.rules.map((rule) => [rule.code, rule]));
  const list = (name: string) => catalogue.lists[name] ?? [];
  const kind = (name: Kind) => {
    const found = kinds.get(name);
    if (!found) throw new Error(`no kind ${name}`);
    return found;
  };
  return {
    catalogue,
    kind,
    field: (of, name) => kind(of).fields.find((field) => field.name === name),
    section: (code) => sections.get(code),
    kindsOf: (section) => catalogue.kinds.filter((kind) => kind.section === section),
    list,
    label: (name, code) => list(name).find((row) => row.code === code)?.label ?? code ?? '',
    rule: (code) => rules.get(code),
  };
};

export function CatalogueProvider({ children, waiting }: { children: ReactNode; waiting: ReactNode }) {
  const { data, error } = useCatalogueQuery();
  const kinds = useMemo(() => data && index(data), [data]);
  if (error) throw error;
  return kinds ? <Context value={kinds}>{children}</Context> : waiting;
}
