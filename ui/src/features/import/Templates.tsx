import { Btn, ChoiceField } from '@kit';
import { useState } from 'react';
import { t } from '@/texts';
import { saveTemplate } from './saveTemplate';
import { useImportKinds } from './useImportKinds';

/** Empty sheets to fill, for who has no list yet. */
export function Templates({ kind }: { kind?: string }) {
  const { data: kinds } = useImportKinds();
  const [chosen, setChosen] = useState(kind ?? '');
  const found = kinds?.find((each) => each.kind === chosen) ?? kinds?.[0];
  if (!kinds || !found) return null;
  return (
    <section className="import-templates" aria-labelledby="import-templates">
      <h2 id="import-templates">{t('import.template.title')}</h2>
      <p>{t('import.template.about')}</p>
      <ChoiceField
        label={t('import.template.kind')}
        name="template"
        isAlways
        options={kinds.map((each) => ({ id: each.kind, name: each.name }))}
        value={found.kind}
        onChange={setChosen}
      />
      <Btn icon="download" onPress={() => void saveTemplate(found)}>
        {t('import.template.save')}
      </Btn>
    </section>
  );
}
