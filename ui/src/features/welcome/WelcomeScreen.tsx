import { announce, Btn, ErrorBox, focusField } from '@kit';
import { useCallback, useRef, useState } from 'react';
import { message } from '@/api/fault';
import { useStart } from '@/api/queries';
import type { Start } from '@/api/wire';
import { links } from '@/app/links';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { Alone } from './Alone';
import { CommuneQuestion } from './CommuneQuestion';
import { enter, keepPerson, openExample } from './enter';
import { type Answers, choosesCommune, missing, roleOf } from './missing';
import { OtherWays, PackagesQuestion } from './OtherWays';
import { PackageBox } from './PackageBox';
import { PersonQuestion } from './PersonQuestion';
import { usePackageIn } from './packageIn';

/** First run: two questions and nothing else. */
export function WelcomeScreen() {
  const { data: start, error, refetch } = useStart();
  return (
    <Alone>
      <h1>{t('welcome.title')}</h1>
      {error && <ErrorBox message={message(error)} onRetry={() => void refetch()} />}
      {start && <Questions start={start} />}
    </Alone>
  );
}

function Questions({ start }: { start: Start }) {
  const go = useGo();
  const { person } = start;
  const [answers, setAnswers] = useState<Answers>({
    istat: lastCommune(start),
    name: person?.name ?? '',
    office: person?.office ?? '',
    role: roleOf(person?.role),
  });
  const [wanted, setWanted] = useState<'commune' | 'name'>();
  const [failure, setFailure] = useState<string>();
  const latest = useRef(answers);
  latest.current = answers;
  const keepIfNamed = useCallback(async () => {
    if (latest.current.name.trim()) await keepPerson(latest.current);
  }, []);
  // Who only reads may write nothing more: the package comes in first.
  const isReader = answers.role === 'lettore';
  const packageIn = usePackageIn({ [isReader ? 'after' : 'before']: keepIfNamed });

  const change = (changed: Partial<Answers>) => {
    const next = { ...answers, ...changed };
    setAnswers(next);
    setWanted(undefined);
    if (choosesCommune(next.role) !== choosesCommune(answers.role)) {
      announce(t(choosesCommune(next.role) ? 'welcome.packages.changed_back' : 'welcome.packages.changed'));
    }
  };
  const run = async (work: () => Promise<string | undefined>) => {
    setFailure(undefined);
    try {
      const plan = await work();
      go(plan ? links.home(plan) : links.plans());
    } catch (error) {
      setFailure(message(error));
    }
  };
  const begin = () => {
    const lacks = missing(answers);
    setWanted(lacks);
    if (lacks) focusField(lacks);
    else void run(() => enter(answers));
  };

  return (
    <>
      <p className="welcome-lead">{t('welcome.lead')}</p>
      <PackageBox packageIn={packageIn} />
      <div className="welcome-questions">
        {choosesCommune(answers.role) ? (
          <CommuneQuestion start={start} istat={answers.istat} onChoose={(istat) => change({ istat })} />
        ) : (
          <PackagesQuestion role={answers.role} onOpen={packageIn.choose} />
        )}
        <PersonQuestion answers={answers} onChange={change} onEnter={begin} />
      </div>
      {failure && <ErrorBox title={t('welcome.start.failed')} message={failure} />}
      <div className="welcome-begin">
        <p className="welcome-missing" role="alert">
          {wanted && t(`welcome.start.missing_${wanted}`)}
        </p>
        <Btn kind="primary" onPress={begin}>
          {beginWords(answers, start)}
        </Btn>
      </div>
      <OtherWays
        start={start}
        onOpen={packageIn.choose}
        onExample={() =>
          void run(async () => {
            await keepIfNamed();
            return openExample();
          })
        }
      />
    </>
  );
}

/** Whoever comes back to say who they are goes on with the plan that was open last. */
function lastCommune({ plans, preferences }: Start): string {
  const last = plans.find((plan) => preferences.last?.includes(plan.id)) ?? plans[0];
  return last?.istat ?? '';
}

/** The button repeats the commune: a wrong choice is seen before it is made. */
function beginWords({ istat, role }: Answers, start: Start): string {
  if (!choosesCommune(role)) return t('welcome.start.no_commune');
  const commune = start.communes.find((each) => each.istat === istat)?.name;
  if (!commune) return t('welcome.start.plain');
  const isHere = start.plans.some((plan) => plan.istat === istat);
  return t(isHere ? 'welcome.start.again' : 'welcome.start.commune', { commune });
}
