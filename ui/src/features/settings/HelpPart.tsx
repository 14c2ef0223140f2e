import { useKinds } from '@/api/catalogue';
import { useStart } from '@/api/queries';
import { KeyList } from '@/app/KeyList';
import { t } from '@/texts';
import { Guides } from './Guides';
import { Licences } from './Licences';

/** How things are done, the keys, and what this program is. */
export function HelpPart() {
  const { data: start } = useStart();
  const { catalogue } = useKinds();
  return (
    <>
      <h2>{t('help.title')}</h2>
      <Guides />
      <h2>{t('settings.help.keys')}</h2>
      <KeyList className="settings-keys" />
      <h2>{t('settings.help.program')}</h2>
      <p>
        {t('settings.help.version', { version: start?.version ?? '' })}.{' '}
        {t('settings.help.rules', { version: catalogue.rulesVersion })}.
      </p>
      <p>{t('settings.help.offline')}</p>
      <p>{t('settings.help.licence')}</p>
      <Licences />
    </>
  );
}
