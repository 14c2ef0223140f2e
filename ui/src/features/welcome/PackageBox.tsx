import { Banner, Btn, ErrorBox, ProgressBar } from '@kit';
import { useEffect, useRef } from 'react';
import { useStart } from '@/api/queries';
import { links } from '@/app/links';
import { useOpened } from '@/app/openedFile';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import type { PackageIn } from './packageIn';

const nameOf = (file: string) => file.split(/[\\/]/).at(-1) ?? file;

/** What a package that is being opened asks or says; nothing when there is none. */
export function PackageBox({ packageIn }: { packageIn: PackageIn }) {
  const { step, read, failure } = packageIn;
  const place = useRef<HTMLDivElement>(null);
  const isTold = Boolean(failure || read);
  useEffect(() => {
    if (isTold) place.current?.focus();
  }, [isTold]);
  return (
    <div ref={place} tabIndex={-1} className="welcome-package">
      <AskedFile packageIn={packageIn} />
      {step && <ProgressBar label={step.label} done={step.done} of={step.of || undefined} />}
      {failure && <ErrorBox message={failure} />}
      {read && <Decision packageIn={packageIn} />}
    </div>
  );
}

/** A file that the system asked to open with the program. */
function AskedFile({ packageIn }: { packageIn: PackageIn }) {
  const { file } = useOpened();
  if (!file) return null;
  const leave = () => useOpened.setState({ file: undefined });
  return (
    <Banner
      severity="info"
      actions={
        <>
          <Btn
            kind="primary"
            size="small"
            onPress={() => {
              leave();
              packageIn.open(file);
            }}
          >
            {t('welcome.package.take_asked')}
          </Btn>
          <Btn size="small" onPress={leave}>
            {t('welcome.package.leave_asked')}
          </Btn>
        </>
      }
    >
      {t('welcome.package.asked', { file: nameOf(file) })}
    </Banner>
  );
}

function Decision({ packageIn }: { packageIn: PackageIn }) {
  const { read, replace, close } = packageIn;
  const { data: start } = useStart();
  const go = useGo();
  if (!read) return null;
  const { content } = read;
  const file = nameOf(read.file);
  if (!content) {
    return (
      <div className="welcome-refused">
        <ErrorBox
          title={t('welcome.package.refused', { file })}
          message={`${read.refusal ?? ''} ${t('welcome.package.nothing_changed')}`}
        />
        {read.findings.length > 0 && (
          <>
            <h3>{t('welcome.package.findings')}</h3>
            <ul>
              {read.findings.map((finding) => (
                <li key={finding.key}>{finding.message}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    );
  }
  const { commune } = content;
  const mine = start?.plans.find((plan) => plan.istat === content.istat);
  const isOther = content.outcome === 'other';
  return (
    <div className="welcome-decide">
      <h3>{t(isOther ? 'welcome.package.other' : 'welcome.package.replaced', { commune })}</h3>
      <p>
        {isOther
          ? t('welcome.package.other_what', { file })
          : t('welcome.package.replaced_what', {
              file,
              new: content.new,
              changed: content.changed,
              removed: content.removed,
            })}
      </p>
      <div className="pp-actions">
        {!isOther && (
          <Btn kind="primary" onPress={replace}>
            {t('welcome.package.replace')}
          </Btn>
        )}
        {mine && (
          <Btn
            onPress={() => {
              close();
              go(links.home(mine.id));
            }}
          >
            {t(isOther ? 'welcome.package.open_mine' : 'welcome.package.keep')}
          </Btn>
        )}
      </div>
    </div>
  );
}
