import { FormGroup, RadioGroupField, TextField } from '@kit';
import { ROLES } from '@/features/welcome/missing';
import { t } from '@/texts';
import { usePerson } from './usePerson';

/** Who works here: written beside every change. */
export function PersonPart() {
  const { person, change, leave, kept } = usePerson();
  const missing = kept ? t('settings.person.missing', { name: kept }) : t('settings.person.missing_first');
  return (
    <FormGroup title={t('settings.person.title')} description={t('settings.person.about')}>
      <TextField
        label={t('settings.person.name')}
        name="name"
        autoComplete="name"
        value={person.name}
        onChange={(name) => change({ name })}
        onLeave={leave}
        findings={person.name.trim() ? undefined : [{ severity: 'avviso', message: missing }]}
      />
      <TextField
        label={t('settings.person.office')}
        name="office"
        autoComplete="organization"
        value={person.office}
        onChange={(office) => change({ office })}
        onLeave={leave}
      />
      <RadioGroupField
        label={t('settings.person.role')}
        name="role"
        isVertical
        help={t('settings.person.role_about')}
        options={ROLES.map((role) => ({
          id: role,
          name: t(`welcome.role.${role}.name`),
          detail: t(`welcome.role.${role}.short`),
        }))}
        value={person.role}
        onChange={(role) => change({ role })}
      />
    </FormGroup>
  );
}
