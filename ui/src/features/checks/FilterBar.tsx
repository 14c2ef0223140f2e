import { Btn, ChoiceField, SEVERITIES, SearchField } from '@kit';
import { type RefObject, useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Finding, Severity } from '@/api/wire';
import { t } from '@/texts';
import { type Filters, isFiltered, NO_FILTERS } from './filters';

export interface FilterBarProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
  /** All findings: only sections that have some are offered. */
  findings: readonly Finding[];
  box: RefObject<HTMLInputElement | null>;
}

/** Severity, section and words. */
export function FilterBar({ filters, onChange, findings, box }: FilterBarProps) {
  const { catalogue } = useKinds();
  const sections = useMemo(() => {
    const some = new Set(findings.map((finding) => finding.place.section));
    return catalogue.sections
      .filter(({ code }) => some.has(code))
      .map(({ code, name }) => ({ id: code, name }));
  }, [catalogue, findings]);
  return (
    <div className="checks-filters">
      <SearchField
        ref={box}
        label={t('checks.list.filter')}
        placeholder={t('checks.list.filter_hint')}
        value={filters.text}
        onChange={(text) => onChange({ ...filters, text })}
      />
      <ChoiceField
        label={t('checks.list.severity')}
        name="severity"
        emptyName={t('checks.list.severity_all')}
        options={SEVERITIES.map((severity) => ({ id: severity, name: t(`checks.group.${severity}`) }))}
        value={filters.severity}
        onChange={(severity) => onChange({ ...filters, severity: severity as Severity | '' })}
      />
      <ChoiceField
        label={t('checks.list.section')}
        name="section"
        emptyName={t('checks.list.section_all')}
        options={sections}
        value={filters.section}
        onChange={(section) => onChange({ ...filters, section })}
      />
      {isFiltered(filters) && (
        <Btn size="small" kind="quiet" onPress={() => onChange(NO_FILTERS)}>
          {t('checks.list.clear')}
        </Btn>
      )}
    </div>
  );
}
