import { applyLook, ChoiceField, FormGroup, type Look, RadioGroupField } from '@kit';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { STEPS, setZoom } from '@/app/zoom';
import { t } from '@/texts';

const LOOKS: Look[] = ['system', 'light', 'dark'];

/** Colours, size and where the background of the map is chosen. */
export function LookPart() {
  const { id } = usePlan();
  const [look, setLook] = useRemembered('look', 'system');
  const [zoom] = useRemembered('zoom', '100');
  const percent = (step: number | string) => t('settings.look.percent', { percent: step });
  return (
    <>
      <FormGroup title={t('settings.look.title')}>
        <RadioGroupField
          label={t('settings.look.colours')}
          name="look"
          options={LOOKS.map((each) => ({ id: each, name: t(`settings.look.${each}`) }))}
          value={look}
          onChange={(chosen) => {
            applyLook(chosen as Look);
            setLook(chosen);
          }}
        />
        <ChoiceField
          label={t('settings.look.zoom')}
          name="zoom"
          isShort
          emptyName={percent(100)}
          options={STEPS.filter((step) => step !== 100).map((step) => ({
            id: String(step),
            name: percent(step),
          }))}
          value={zoom === '100' ? '' : zoom}
          onChange={(chosen) => setZoom(Number(chosen || '100'))}
          extra={<span className="pp-quiet">{t('settings.look.zoom_keys')}</span>}
        />
      </FormGroup>
      <FormGroup title={t('settings.look.map')} description={t('settings.look.map_about')}>
        <AppLink kind="plain" href={links.map(id)}>
          {t('settings.look.map_open')}
        </AppLink>
      </FormGroup>
    </>
  );
}
