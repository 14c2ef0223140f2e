import './checks.css';
import './checks-screen.css';
import { Btn, EmptyState, ErrorBox, SeverityCounts, Splitter } from '@kit';
import { useLocation } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { message } from '@/api/fault';
import { useChecks } from '@/api/queries';
import type { Checks, Finding } from '@/api/wire';
import { useCommand } from '@/app/commands';
import { time } from '@/app/format';
import { links, placeLink } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { FilterBar } from './FilterBar';
import { FindingDetail } from './FindingDetail';
import { isFiltered, NO_FILTERS, passes } from './filters';
import { withMended } from './mended';
import { PickList } from './PickList';
import { countsOf, mapOf } from './place';
import { isOpen } from './useFindings';
import { useMended } from './useMended';
import { stepFrom } from './walk';

/** All findings, with the one chosen in full. */
export function ChecksScreen() {
  const { id } = usePlan();
  const { data, error, refetch } = useChecks(id);
  if (error) {
    return (
      <>
        <h1>{t('checks.title')}</h1>
        <ErrorBox title={t('checks.failed')} message={message(error)} onRetry={() => void refetch()} />
      </>
    );
  }
  return data ? <Both checks={data} /> : <h1>{t('checks.title')}</h1>;
}

function Both({ checks }: { checks: Checks }) {
  const { id } = usePlan();
  const go = useGo();
  const kinds = useKinds();
  const { finding: asked } = useLocation().search as { finding?: string };
  const [filters, setFilters] = useState(NO_FILTERS);
  const box = useRef<HTMLInputElement>(null);
  const mended = useMended(id, checks.findings);
  useCommand('filter', () => box.current?.focus());

  const { findings } = checks;
  const shown = findings.filter((finding) => passes(finding, filters));
  const open = shown.filter(isOpen);
  const accepted = shown.filter((finding) => !isOpen(finding));
  const gone = mended.filter((each) => passes(each.finding, filters));
  const chosen = findings.find(({ key }) => key === asked);
  const choose = useCallback((key: string) => go(links.checks(id, key), { replace: true }), [go, id]);
  const next = () => {
    const step = stepFrom(open, asked ? { key: asked, index: 0 } : undefined, 1);
    if (step) choose(step.key);
  };
  const toMap = (finding: Finding) => {
    const map = mapOf(id, finding.place, kinds);
    if (map) go(map);
  };
  useCommand('next', next);

  return (
    <div className="checks-screen">
      <header className="checks-title">
        <h1>{t('checks.title')}</h1>
        <SeverityCounts counts={countsOf(findings.filter(isOpen))} />
        <span className="pp-quiet">
          {t('checks.at', { time: time(checks.at) })}, {t('checks.rules', { version: checks.rulesVersion })}
        </span>
      </header>
      {findings.length + mended.length === 0 ? (
        <EmptyState
          title={t('checks.none_title')}
          text={t('checks.none_text', { version: checks.rulesVersion })}
        />
      ) : (
        <Splitter
          label={t('checks.list.label')}
          initial={42}
          least={28}
          narrowPane={asked ? 'second' : 'first'}
          first={
            <div className="checks-first">
              <FilterBar filters={filters} onChange={setFilters} findings={findings} box={box} />
              <p className="checks-count" role="status">
                {t('checks.shown', { shown: shown.length, total: findings.length })}
              </p>
              {shown.length + gone.length > 0 ? (
                <PickList
                  lines={withMended(open, gone)}
                  accepted={accepted}
                  chosen={asked}
                  onChoose={choose}
                  onOpen={(finding) => go(placeLink(id, finding.place, finding.key))}
                  onMap={toMap}
                />
              ) : (
                <p>
                  {isFiltered(filters)
                    ? t('checks.none_filtered')
                    : t('checks.none', { version: checks.rulesVersion })}
                </p>
              )}
            </div>
          }
          second={
            <Second
              asked={asked}
              chosen={chosen}
              checks={checks}
              onNext={next}
              onBack={() => go(links.checks(id), { replace: true })}
            />
          }
        />
      )}
    </div>
  );
}

interface SecondProps {
  asked: string | undefined;
  chosen: Finding | undefined;
  checks: Checks;
  onNext: () => void;
  onBack: () => void;
}

function Second({ asked, chosen, checks, onNext, onBack }: SecondProps) {
  const place = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another finding is read from its top
  useEffect(() => {
    if (place.current) place.current.scrollTop = 0;
  }, [asked]);
  return (
    <section ref={place} className="checks-second" aria-label={t('checks.detail.label')}>
      {asked && (
        <div className="checks-back">
          <Btn kind="quiet" size="small" icon="chevron-left" onPress={onBack}>
            {t('checks.list.back')}
          </Btn>
        </div>
      )}
      {chosen ? (
        <FindingDetail
          finding={chosen}
          rules={checks.rulesVersion}
          same={checks.findings.filter(({ code }) => code === chosen.code)}
          onNext={onNext}
        />
      ) : asked ? (
        <>
          <p>{t('checks.detail.gone')}</p>
          <Btn onPress={onNext}>{t('checks.detail.next')}</Btn>
        </>
      ) : (
        <EmptyState title={t('checks.detail.choose')} text={t('checks.detail.choose_text')} />
      )}
    </section>
  );
}
