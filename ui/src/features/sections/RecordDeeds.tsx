import { Btn, MenuButton, type MenuEntry } from '@kit';
import type { ReactNode } from 'react';
import type { PlanRecord } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import type { MapChoice } from './MapBeside';
import { titleOf } from './recordItems';

export interface RecordDeedsProps {
  record: PlanRecord;
  isStored: boolean;
  hasShape: boolean;
  map: MapChoice;
  /** The deeds that come first, and stay in sight however narrow the form. */
  first?: ReactNode;
  onVerify?: () => void;
  onDuplicate?: () => void;
  onRemove?: () => void;
}

interface Deed extends MenuEntry {
  href?: string;
  run?: () => void;
}

/** What may be done to the open record: in a row, or behind one button where there is no room. */
export function RecordDeeds(props: RecordDeedsProps) {
  const { record, isStored, hasShape, map, first, onVerify, onDuplicate, onRemove } = props;
  const { id: plan } = usePlan();
  const go = useGo();
  const deeds: Deed[] = [
    ...(hasShape
      ? [
          {
            id: 'map',
            name: t('sections.deed.map'),
            keys: 'Ctrl+M',
            href: links.map(plan, { select: record.id }),
          },
        ]
      : []),
    ...(onDuplicate
      ? [{ id: 'duplicate', name: t('sections.deed.duplicate'), keys: 'Ctrl+D', run: onDuplicate }]
      : []),
    ...(onRemove ? [{ id: 'remove', name: t('sections.deed.remove'), run: onRemove }] : []),
    ...(isStored
      ? [{ id: 'history', name: t('sections.deed.history'), href: links.history(plan, record.id) }]
      : []),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="sections-deeds" role="group" aria-label={titleOf(record)}>
      {onVerify && (
        <Btn size="small" icon="check" onPress={onVerify}>
          {t('sections.deed.verify')}
        </Btn>
      )}
      {first}
      {map.canShow && (
        <Btn
          size="small"
          kind={map.isOn ? 'plain' : 'quiet'}
          icon="map-marker"
          onPress={map.toggle}
          aria-pressed={map.isOn}
        >
          {t('sections.deed.map_beside')}
        </Btn>
      )}
      <span className="sections-deeds-row">
        {deeds.map((deed) =>
          deed.href ? (
            <AppLink key={deed.id} size="small" kind="quiet" href={deed.href}>
              {deed.name}
            </AppLink>
          ) : (
            <Btn key={deed.id} size="small" kind="quiet" onPress={deed.run}>
              {deed.name}
            </Btn>
          ),
        )}
      </span>
      {deeds.length > 0 && (
        <span className="sections-deeds-menu">
          <MenuButton
            size="small"
            kind="quiet"
            label={t('sections.deed.more')}
            items={deeds.map(({ href: _, run: __, ...entry }) => entry)}
            onAction={(id) => {
              const deed = deeds.find((one) => one.id === id);
              if (deed?.href) go(deed.href);
              else deed?.run?.();
            }}
          />
        </span>
      )}
    </div>
  );
}
