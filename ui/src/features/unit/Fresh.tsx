import { Icon, SeverityMark } from '@kit';
import type { Freshness } from '@/api/wire';
import { date } from '@/app/format';
import { t } from '@/texts';

/** Words of a verification, always with its day. */
export function freshWords(freshness: Freshness, verifiedOn: string | null | undefined): string {
  if (freshness === 'never') return t('unit.fresh.never');
  if (!verifiedOn) return t(freshness === 'stale' ? 'unit.fresh.stale_none' : 'unit.fresh.never');
  return t(`unit.fresh.${freshness}`, { date: date(verifiedOn) });
}

/** How old a verification is: shape, words and day. */
export function Fresh({ freshness, verifiedOn }: { freshness: Freshness; verifiedOn?: string | null }) {
  return (
    <span className="unit-fresh" data-fresh={freshness}>
      {freshness === 'fresh' ? (
        <Icon name="check" size={16} />
      ) : (
        <SeverityMark severity={freshness === 'soon' ? 'nota' : 'avviso'} size={14} />
      )}
      <span>{freshWords(freshness, verifiedOn)}</span>
    </span>
  );
}
