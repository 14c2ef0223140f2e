import { RadioGroupField, TextField } from '@kit';
import { t } from '@/texts';
import { type Answers, ROLES, roleOf } from './missing';

export interface PersonQuestionProps {
  answers: Answers;
  onChange: (changed: Partial<Answers>) => void;
  onEnter: () => void;
}

/** Who writes: the name stands beside every change. */
export function PersonQuestion({ answers, onChange, onEnter }: PersonQuestionProps) {
  return (
    <section className="welcome-question" aria-labelledby="welcome-who">
      <h2 id="welcome-who">{t('welcome.who.title')}</h2>
      <p className="pp-quiet">{t('welcome.who.why')}</p>
      <div className="welcome-names">
        <TextField
          label={t('welcome.who.name')}
          name="name"
          autoComplete="name"
          value={answers.name}
          onChange={(name) => onChange({ name })}
          onEnter={onEnter}
        />
        <TextField
          label={t('welcome.who.office')}
          name="office"
          autoComplete="organization"
          value={answers.office}
          onChange={(office) => onChange({ office })}
          onEnter={onEnter}
        />
      </div>
      <RadioGroupField
        label={t('welcome.who.role')}
        name="role"
        isVertical
        options={ROLES.map((role) => ({
          id: role,
          name: t(`welcome.role.${role}.name`),
          detail: t(`welcome.role.${role}.short`),
        }))}
        value={answers.role}
        onChange={(role) => onChange({ role: roleOf(role) })}
      />
    </section>
  );
}
