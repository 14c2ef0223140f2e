import { SEVERITIES, type Severity, SeverityMark, type TabItem, Tabs, useFrame } from '@kit';
import { useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import type { PlanRecord } from '@/api/wire';
import { NotFound } from '@/app/ScreenError';
import { useWorst } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { WithBeside } from './beside/WithBeside';
import { KindView } from './KindView';
import { type KindHere, useKindsHere } from './kindsHere';
import { OnceView } from './OnceView';
import { useSectionPlace } from './place';
import { SectionLinks } from './SectionLinks';
import './sections.css';

/** The forms of a section: one part for each kind of record that it holds. */
export function SectionScreen() {
  const { section, kind, record, goTo } = useSectionPlace();
  const info = useKinds().section(section);
  const all = useKindsHere(section, kind);
  const here = openKind(all, kind, record);
  const { room } = useFrame();
  const isAlone = record !== undefined && (room === 'narrow' || room === 'phone');
  if (!info) return <NotFound />;
  return (
    <div className="sections-screen" data-alone={isAlone || undefined}>
      <div className="sections-top">
        <h1>{info.name}</h1>
        <SectionLinks section={section} />
      </div>
      <WithBeside>
        {all.length > 1 ? (
          <KindTabs all={all} name={info.name} here={here} onOpen={(name) => goTo({ kind: name })} />
        ) : (
          here && <KindPart here={here} isSectionEmpty={isEmpty(all)} />
        )}
      </WithBeside>
    </div>
  );
}

/** The kind that the address asks for, else the one of its record, else the first. */
function openKind(all: readonly KindHere[], kind: string | undefined, record: string | undefined) {
  const has = (one: KindHere) => record !== undefined && one.records?.some((each) => each.id === record);
  return all.find((one) => one.info.name === kind) ?? all.find(has) ?? all[0];
}

function worstOf(
  records: readonly PlanRecord[] | undefined,
  worst: ReadonlyMap<string, Severity>,
): Severity | undefined {
  const ranks = (records ?? []).flatMap((record) => {
    const severity = worst.get(record.id);
    return severity ? [SEVERITIES.indexOf(severity)] : [];
  });
  return ranks.length > 0 ? SEVERITIES[Math.min(...ranks)] : undefined;
}

interface KindTabsProps {
  all: readonly KindHere[];
  name: string;
  here: KindHere | undefined;
  onOpen: (kind: string) => void;
}

function KindTabs({ all, name, here, onOpen }: KindTabsProps) {
  const worst = useWorst();
  const items = useMemo<TabItem[]>(
    () =>
      all.map((one) => {
        const severity = worstOf(one.records, worst);
        return {
          id: one.info.name,
          name: one.info.many ? one.info.plural : one.info.label,
          aside: (
            <>
              {one.info.many && <span className="sections-count">{one.records?.length ?? ''}</span>}
              {severity && <SeverityMark severity={severity} size={16} isNamed />}
            </>
          ),
          content: <KindPart here={one} isSectionEmpty={isEmpty(all)} />,
        };
      }),
    [all, worst],
  );
  return (
    <Tabs
      label={t('sections.kinds', { section: name })}
      items={items}
      selected={here?.info.name}
      onSelect={onOpen}
      isFill
    />
  );
}

const isEmpty = (all: readonly KindHere[]): boolean => all.every((one) => one.records?.length === 0);

function KindPart({ here, isSectionEmpty }: { here: KindHere; isSectionEmpty: boolean }) {
  const { info, records } = here;
  if (!records) return <p className="pp-quiet">{t('sections.loading')}</p>;
  const isOnce = !info.many && records.length < 2;
  return isOnce ? (
    <OnceView key={info.name} info={info} records={records} />
  ) : (
    <KindView key={info.name} info={info} records={records} isSectionEmpty={isSectionEmpty} />
  );
}
