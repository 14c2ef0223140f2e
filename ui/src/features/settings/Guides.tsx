import { Disclosure, DisclosureGroup } from '@kit';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { lists, t } from '@/texts';

/** Screens that have a guide, in the order in which a plan meets them. */
const GUIDES = ['import', 'portal', 'export'] as const;

/** What a screen is for, its steps, and what to do when something goes wrong. */
export function Guides() {
  const { id } = usePlan();
  return (
    <DisclosureGroup>
      {GUIDES.map((guide) => (
        <Disclosure key={guide} level={3} title={t(`help.${guide}.title`)}>
          <div className="settings-guide">
            <h4>{t('help.what')}</h4>
            <p>{t(`help.${guide}.what`)}</p>
            <h4>{t('help.steps')}</h4>
            <ol>
              {lists.help[`${guide}_steps`].map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <h4>{t('help.troubles')}</h4>
            <dl>
              {lists.help[`${guide}_troubles`].map(([what, mend]) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>{mend}</dd>
                </div>
              ))}
            </dl>
            <AppLink kind="plain" href={links[guide](id)}>
              {t('help.open', { name: t(`help.${guide}.name`) })}
            </AppLink>
          </div>
        </Disclosure>
      ))}
    </DisclosureGroup>
  );
}
