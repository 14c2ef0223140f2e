import { Btn } from '@kit';
import type { Start } from '@/api/wire';
import { platform } from '@/platform';
import { t } from '@/texts';
import type { Role } from './missing';

/** For who works on plans of others: they arrive as packages. */
export function PackagesQuestion({ role, onOpen }: { role: Role; onOpen: () => void }) {
  const words = role === 'lettore' || role === 'capofila' ? role : 'revisore';
  return (
    <section className="welcome-question" aria-labelledby="welcome-packages">
      <h2 id="welcome-packages">{t('welcome.packages.title')}</h2>
      <p>{t(`welcome.packages.${words}`)}</p>
      <div className="pp-actions">
        <Btn icon="folder" onPress={onOpen}>
          {t('welcome.packages.open')}
        </Btn>
      </div>
    </section>
  );
}

export interface OtherWaysProps {
  start: Start;
  onOpen: () => void;
  onExample: () => void;
}

/** A file received, the invented plan, and where the data are. */
export function OtherWays({ start, onOpen, onExample }: OtherWaysProps) {
  return (
    <section className="welcome-others" aria-label={t('welcome.other.title')}>
      <div>
        <h2>{t('welcome.other.file')}</h2>
        <Btn size="small" onPress={onOpen}>
          {t('welcome.packages.open')}
        </Btn>
      </div>
      <div>
        <h2>{t('welcome.other.try')}</h2>
        <Btn size="small" onPress={onExample}>
          {t('welcome.other.example')}
        </Btn>
        <span className="pp-quiet">{t('welcome.other.example_what')}</span>
      </div>
      <div className="welcome-folder">
        <span className="pp-quiet">{t('welcome.other.folder', { folder: start.archive.folder })}</span>
        <Btn size="small" kind="quiet" onPress={() => void platform.showInFolder(start.archive.path)}>
          {t('welcome.other.show_folder')}
        </Btn>
      </div>
    </section>
  );
}
