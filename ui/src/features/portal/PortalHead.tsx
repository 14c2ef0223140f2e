import { announce, Btn, CompletenessBar } from '@kit';
import { useId } from 'react';
import type { Portal } from '@/api/wire';
import { useTurnCompanion } from '@/app/companion';
import { t } from '@/texts';
import { MoreMenu } from './MoreMenu';

/** The name of the screen, with the way to the narrow window and back. */
export function PortalTitle({ portal }: { portal?: Portal }) {
  const { isOn, turn } = useTurnCompanion();
  return (
    <div className="portal-title">
      <h1>{t(isOn ? 'portal.title_short' : 'portal.title')}</h1>
      <div className="portal-title-does">
        {portal && <MoreMenu portal={portal} />}
        <Btn
          size="small"
          kind="quiet"
          icon={isOn ? 'fullscreen' : 'minimize'}
          onPress={() => {
            announce(t(isOn ? 'portal.companion.turned_off' : 'portal.companion.turned_on'));
            turn();
          }}
        >
          {t(isOn ? 'portal.companion.off' : 'portal.companion.on')}
        </Btn>
      </div>
    </div>
  );
}

export interface SectionChoiceProps {
  portal: Portal;
  here: string;
  onOpen: (section: string) => void;
}

/** The section of the portal, how far it is, and how far everything is. */
export function SectionChoice({ portal, here, onOpen }: SectionChoiceProps) {
  const id = useId();
  const { done, all, again } = portal;
  return (
    <div className="portal-sections">
      <label className="visually-hidden" htmlFor={id}>
        {t('portal.section')}
      </label>
      <select
        id={id}
        className="pp-input pp-select"
        value={here}
        onChange={(event) => onOpen(event.target.value)}
      >
        {portal.sections.map((section) => (
          <option key={section.code} value={section.code} disabled={section.items.length === 0}>
            {t(section.again > 0 ? 'portal.section_again' : 'portal.section_option', {
              name: section.name,
              done: section.done,
              all: section.all,
              again: section.again,
            })}
          </option>
        ))}
      </select>
      <div className="portal-progress">
        <CompletenessBar label={t('portal.progress')} filled={done} expected={all} />
        {again > 0 && (
          <span className="portal-again-count">
            {again === 1 ? t('portal.again_one') : t('portal.again_count', { count: again })}
          </span>
        )}
      </div>
    </div>
  );
}
