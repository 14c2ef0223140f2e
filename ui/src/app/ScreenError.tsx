import { ErrorBox, LinkBtn } from '@kit';
import { message } from '@/api/fault';
import { t } from '@/texts';

/** What stands in place of a screen that could not be drawn: the rest of the window goes on. */
export function ScreenError({ error, reset }: { error: unknown; reset?: () => void }) {
  return (
    <div className="app-alone">
      <h1>{t('app.error.screen')}</h1>
      <ErrorBox message={message(error)} onRetry={reset} />
      <LinkBtn href="#/" kind="plain">
        {t('app.error.home')}
      </LinkBtn>
    </div>
  );
}

export function NotFound() {
  return (
    <div className="app-alone">
      <h1>{t('app.error.not_found')}</h1>
      <LinkBtn href="#/" kind="plain">
        {t('app.error.home')}
      </LinkBtn>
    </div>
  );
}
