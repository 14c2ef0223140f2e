import { Icon, IconBtn, SeverityMark } from '@kit';
import { useKinds } from '@/api/catalogue';
import type { Finding } from '@/api/wire';
import { placeLink } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { mapOf, spotOf } from './place';

export interface FindingLineProps {
  finding: Finding;
  isCurrent: boolean;
}

/** A finding in the panel: leads to its field, or to its point on the map. */
export function FindingLine({ finding, isCurrent }: FindingLineProps) {
  const { id } = usePlan();
  const kinds = useKinds();
  const go = useGo();
  const href = placeLink(id, finding.place, finding.key);
  const map = mapOf(id, finding.place, kinds);
  const spot = spotOf(finding, kinds);
  return (
    <li className="checks-line" data-current={isCurrent || undefined}>
      <a
        href={`#${href}`}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          go(href);
        }}
      >
        <SeverityMark severity={finding.severity} size={16} isNamed />
        <span>
          <span className="checks-message">{finding.message}</span>
          <span className="checks-spot">
            {spot}
            {finding.accepted && !finding.accepted.counts && ` · ${t('checks.proposed')}`}
          </span>
        </span>
      </a>
      {map && (
        <IconBtn
          icon="map-marker"
          size="small"
          name={t('checks.on_map_of', { what: spot })}
          tooltip={t('checks.on_map')}
          placement="left"
          onPress={() => go(map)}
        />
      )}
    </li>
  );
}

/** A finding that has just gone: it stays for a moment, so that one sees what the change did. */
export function MendedLine({ finding }: { finding: Finding }) {
  return (
    <li className="checks-line checks-mended">
      <span>
        <Icon name="check" size={16} />
        <span>
          <s className="checks-message">{finding.message}</s>
          <strong className="checks-spot">{t('checks.mended')}</strong>
        </span>
      </span>
    </li>
  );
}
