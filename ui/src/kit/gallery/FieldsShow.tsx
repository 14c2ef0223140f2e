import { useState } from 'react';
import {
  CheckField,
  ChoiceField,
  ComboField,
  DateField,
  FormGroup,
  LongTextField,
  MultiChoiceField,
  NumberField,
  notify,
  RadioGroupField,
  SearchField,
  TextField,
  YesNoField,
} from '../index';

const USES = ['Città', 'Scuola primaria', 'Palestra', 'Magazzino', 'Chiesa', 'Municipio', 'Ambulatorio'].map(
  (name, index) => ({ id: String(index), name, detail: index === 1 ? 'Con mensa e palestra' : undefined }),
);
const DAYS = [
  { id: 'low', name: 'Bassa' },
  { id: 'mid', name: 'Media', detail: 'Una volta ogni dieci anni' },
  { id: 'high', name: 'Alta' },
];

/** State of a page of fields, by name. */
function useValues(first: Record<string, string>) {
  const [values, setValues] = useState(first);
  return (name: string) => ({
    name,
    value: values[name] ?? '',
    onChange: (value: string) => setValues((all) => ({ ...all, [name]: value })),
  });
}

/** Every field, with each thing that can surround it. */
export function FieldsShow() {
  const field = useValues({ phone: '333 000 00 07', date: '31.2.26', places: '1.240', kept: 'ZZ9' });
  const [days, setDays] = useState(['mid']);
  const [uses, setUses] = useState(['1', '2']);
  const [isOn, setOn] = useState(true);
  return (
    <>
      <FormGroup title="Struttura" description="I dati che i cittadini vedono." aside="4 di 6">
        <TextField
          {...field('name')}
          label="Denominazione"
          essential
          help="Il nome che i cittadini conoscono."
          source="decreto 265/2024, allegato A"
          findings={[
            {
              severity: 'blocco',
              message: 'Manca la denominazione.',
              fix: 'Scrivila: senza, il piano non si esporta.',
            },
          ]}
        />
        <TextField
          {...field('phone')}
          label="Cellulare di reperibilità"
          type="tel"
          isMono
          isShort
          understood="+39 333 0000007"
          findings={[
            {
              severity: 'avviso',
              message: 'Numero non verificato da 8 mesi: qui la verifica è ogni 6. Chiama.',
              actions: [
                {
                  label: 'Verificato oggi',
                  onPress: () => notify({ text: 'Verificato oggi.', undo: () => {} }),
                },
              ],
            },
            { severity: 'da_motivare', message: 'È lo stesso numero di un altro posto.' },
            { severity: 'nota', message: 'Meglio un numero che risponde anche di notte.' },
          ]}
          extra="scritto da LB il 02/03/2026"
        />
        <DateField {...field('date')} label="Scadenza della nomina" help="Puoi scrivere anche 30.6.26." />
        <NumberField {...field('places')} label="Capienza" unit="persone" />
        <LongTextField {...field('text')} label="Descrizione per i cittadini" rows={2} />
      </FormGroup>
      <FormGroup title="Scelte" level={2}>
        <YesNoField {...field('power')} label="Ha un gruppo elettrogeno" essential help="Anche mobile." />
        <ChoiceField {...field('kept')} label="Tipo di area" options={USES} />
        <ComboField {...field('use')} label="Uso della struttura" options={USES} onCreate={() => undefined} />
        <MultiChoiceField name="days" label="Rischi" value={days} onChange={setDays} options={DAYS} />
        <MultiChoiceField name="uses" label="Usi" value={uses} onChange={setUses} options={USES} asTags />
        <RadioGroupField {...field('chance')} label="Probabilità" options={DAYS} isVertical />
        <CheckField name="on" label="Mostra le regole superate" value={isOn} onChange={setOn} />
        <SearchField {...field('search')} label="Cerca nelle strutture" placeholder="Cerca" />
      </FormGroup>
      <FormGroup title="Sola lettura">
        <TextField {...field('phone')} name="phone-2" label="Cellulare" isReadOnly />
        <YesNoField {...field('power')} name="power-2" label="Gruppo elettrogeno" isReadOnly />
      </FormGroup>
    </>
  );
}
