import { useKinds } from '@/api/catalogue';
import { useStart } from '@/api/queries';
import { lists, t } from '@/texts';
import { Licences } from './Licences';

/** The keys, and what this program is. */
export function HelpPart() {
  const { data: start } = useStart();
  const { catalogue } = useKinds();
  return (
    <>
      <h2>{t('settings.help.keys')}</h2>
      <dl className="app-keys settings-keys">
        {lists.keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
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
