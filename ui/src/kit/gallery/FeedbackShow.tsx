import {
  Badge,
  Banner,
  Btn,
  Chip,
  CompletenessBar,
  DialogButton,
  EmptyState,
  ErrorBox,
  LinkBtn,
  MenuButton,
  notify,
  PopoverButton,
  ProgressBar,
  SEVERITIES,
  SeverityMark,
  severityName,
  TextField,
  Toolbar,
} from '../index';

/** Buttons, messages, windows. */
export function FeedbackShow() {
  return (
    <>
      <Toolbar label="Bottoni">
        <Btn kind="primary">Continua</Btn>
        <Btn>Annulla</Btn>
        <Btn kind="quiet" icon="settings">
          Opzioni
        </Btn>
        <Btn kind="danger">Elimina</Btn>
        <Btn isDisabled>Spento</Btn>
        <LinkBtn href="#elenco">Vai all'elenco</LinkBtn>
      </Toolbar>
      <Toolbar label="Finestre">
        <MenuButton
          label="Altro"
          items={[
            { id: 'copy', name: 'Duplica', keys: 'Ctrl+D', icon: 'copy' },
            { id: 'delete', name: 'Elimina', keys: 'Canc', icon: 'delete', startsGroup: true },
          ]}
          onAction={(id) =>
            notify({ text: `Scelto: ${id}.`, action: { label: 'Mostra', onPress: () => {} } })
          }
        />
        <DialogButton label="Frase segreta…" title="Frase segreta">
          {(close) => (
            <>
              <TextField name="phrase" label="Frase" value="" onChange={() => undefined} autoFocus />
              <Btn kind="primary" onPress={close}>
                Continua
              </Btn>
            </>
          )}
        </DialogButton>
        <PopoverButton label="Colonne" title="Colonne dell'elenco">
          {(close) => <Btn onPress={close}>Fatto</Btn>}
        </PopoverButton>
        <Btn onPress={() => notify({ text: 'Eliminata l’area «Campo sportivo».', undo: () => undefined })}>
          Avviso
        </Btn>
      </Toolbar>
      <ul className="pp-tags">
        {SEVERITIES.map((severity) => (
          <li key={severity}>
            <SeverityMark severity={severity} /> {severityName(severity)}
          </li>
        ))}
      </ul>
      <Toolbar label="Segni">
        <Badge>bozza</Badge>
        <Badge tone="action">4</Badge>
        <Chip icon="check" tone="good">
          verificato
        </Chip>
        <Chip icon="clock" tone="amber">
          da validare
        </Chip>
        <Chip tone="bad" icon="close">
          scaduto
        </Chip>
        <CompletenessBar label="Unità di crisi" filled={5} expected={9} />
        <CompletenessBar label="Comune" filled={9} expected={9} />
      </Toolbar>
      <ProgressBar
        label="Importo le risorse"
        done={34}
        of={62}
        timeLeft="meno di un minuto"
        onCancel={() => {}}
        delayMs={0}
      />
      {SEVERITIES.map((severity) => (
        <Banner key={severity} severity={severity} actions={<Btn size="small">Riprova</Btn>}>
          Il disco è pieno e l'ultima modifica non è salvata.
        </Banner>
      ))}
      <Banner severity="info">Il piano è aperto da Rossi Mario su PC-UFF2 dalle 9:12.</Banner>
      <Banner severity="success" onClose={() => undefined}>
        Corretto: il sindaco ha un sostituto.
      </Banner>
      <h2>Vuoto e guasto</h2>
      <EmptyState
        title="Nessuna area"
        text="Indica almeno dove la gente si raduna e dove può dormire."
        example="piazza del Comune, palestra di via Roma."
        actions={
          <>
            <Btn kind="primary">Aggiungi un'area</Btn>
            <Btn>Disegna sulla mappa</Btn>
          </>
        }
      />
      <br />
      <ErrorBox
        message="Il file non si apre: è in uso in un altro programma."
        code="E-1042"
        onRetry={() => undefined}
      />
    </>
  );
}
