import './checks.css';
import { Badge, ErrorBox, SeverityCounts, SidePanel, useFrame } from '@kit';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { message } from '@/api/fault';
import { useChecks } from '@/api/queries';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import { withMended } from './mended';
import { PanelList } from './PanelList';
import { countsOf, sectionAt } from './place';
import { isOpen } from './useFindings';
import { useMended } from './useMended';

/** Open or closed: remembered for each kind of screen where there is room, closed at first where there is none. */
function useOpenState(isClosedFirst: boolean): [boolean, (isOpen: boolean) => void] {
  const { pathname } = useLocation();
  const { room } = useFrame();
  const screen = pathname.split('/')[3] ?? 'home';
  const [kept, keep] = useRemembered(`panel ${screen}`, isClosedFirst ? 'closed' : 'open');
  const [over, setOver] = useState<string>();
  if (room === 'wide') return [kept === 'open', (open) => keep(open ? 'open' : 'closed')];
  return [over === pathname, (open) => setOver(open ? pathname : undefined)];
}

/** The findings at the right of every screen. `isClosedFirst` on screens that need the width. */
export function ChecksPanel({ isClosedFirst }: { isClosedFirst: boolean }) {
  const { id } = usePlan();
  const { data, error, refetch } = useChecks(id);
  const [isPanelOpen, setOpen] = useOpenState(isClosedFirst);
  const open = data?.findings.filter(isOpen) ?? [];
  const mended = useMended(id, data?.findings);
  return (
    <SidePanel
      title={t('checks.title')}
      aside={data && <Badge>{open.length}</Badge>}
      isOpen={isPanelOpen}
      onOpenChange={setOpen}
      strip={<SeverityCounts counts={countsOf(open)} isVertical />}
    >
      {error ? (
        <ErrorBox title={t('checks.failed')} message={message(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <Body open={open} mended={mended} rules={data.rulesVersion} />
      ) : (
        <p className="pp-quiet">{t('checks.loading')}</p>
      )}
    </SidePanel>
  );
}

interface BodyProps {
  open: Parameters<typeof withMended>[0];
  mended: Parameters<typeof withMended>[1];
  rules: string;
}

function Body({ open, mended, rules }: BodyProps) {
  const { id } = usePlan();
  const { pathname, search } = useLocation();
  const { finding } = search as { finding?: string };
  const section = sectionAt(pathname);
  const [scope, setScope] = useRemembered('panel scope', 'all');
  const isHere = section !== undefined && scope === 'section';
  const shown = isHere ? open.filter((each) => each.place.section === section) : open;
  const gone = isHere ? mended.filter((each) => each.finding.place.section === section) : mended;
  const lines = withMended(shown, gone);
  return (
    <>
      <div className="checks-head">
        <SeverityCounts counts={countsOf(shown)} />
        <AppLink href={links.checks(id)}>{t('checks.all')}</AppLink>
      </div>
      {section && (
        <fieldset className="checks-scope">
          <legend className="visually-hidden">{t('checks.scope')}</legend>
          {(['section', 'all'] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="checks-scope"
                checked={(isHere ? 'section' : 'all') === each}
                onChange={() => setScope(each)}
              />
              {t(`checks.scope_${each}`)}
            </label>
          ))}
        </fieldset>
      )}
      {lines.length === 0 ? (
        <p>{isHere ? t('checks.none_here') : t('checks.none', { version: rules })}</p>
      ) : (
        <PanelList lines={lines} current={finding} />
      )}
    </>
  );
}
