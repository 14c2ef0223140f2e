import type { ReactNode } from 'react';
import { Icon } from '../base/Icon';
import { SeverityMark } from '../base/SeverityMark';
import { isBad, type Severity, severityName } from '../base/severity';
import { IconBtn } from '../buttons/IconBtn';
import { kitTexts } from '../texts';

export interface BannerProps {
  /** One of the severities, or "info" and "success". */
  severity: Severity | 'info' | 'success';
  children: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  onClose?: () => void;
}

const ICONS = { info: 'info-circle', success: 'check-circle' } as const;

/** Sentence across the page: what is wrong and what to do. Bad ones are alerts, the others status messages. */
export function Banner({ severity, children, actions, onClose }: BannerProps) {
  const isPlain = severity === 'info' || severity === 'success';
  const name = isPlain ? kitTexts.banner[severity] : severityName(severity);
  return (
    <div
      className="pp-banner"
      data-severity={severity}
      role={!isPlain && isBad(severity) ? 'alert' : 'status'}
    >
      {isPlain ? <Icon name={ICONS[severity]} /> : <SeverityMark severity={severity} />}
      <div className="pp-grow">
        <span className="visually-hidden">{name}: </span>
        {children}
      </div>
      {actions && <div className="pp-banner-actions">{actions}</div>}
      {onClose && <IconBtn icon="close" name={kitTexts.banner.close} onPress={onClose} />}
    </div>
  );
}
