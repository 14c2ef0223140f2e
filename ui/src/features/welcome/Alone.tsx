import './welcome.css';
import { Notices } from '@kit';
import type { ReactNode } from 'react';
import { t } from '@/texts';

/** Around the screens that belong to no plan: the name of the program and one column. */
export function Alone({ end, children }: { end?: ReactNode; children: ReactNode }) {
  return (
    <div className="welcome-page">
      <header className="pp-header welcome-header">
        <div className="pp-brand">{t('app.name')}</div>
        {end && <div className="pp-header-end">{end}</div>}
      </header>
      <main id="pp-main" className="welcome-main">
        {children}
      </main>
      <Notices />
    </div>
  );
}
