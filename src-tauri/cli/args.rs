//! The words of the command line. What they do is in `cmd`, one file each.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand};
use clap_complete::Shell;
use jiff::civil::Date;

/// Piano Pronto: il piano di protezione civile del Comune, scritto, controllato e messo in un fascicolo.
#[derive(Debug, Parser)]
#[command(name = "piano", version, disable_help_subcommand = true)]
pub struct Args {
    /// Archivio in cui lavorare [se manca: quello nella cartella dell'utente]
    #[arg(long, global = true, value_name = "FILE")]
    pub archive: Option<PathBuf>,
    /// Scrive il risultato come JSON, una riga per dato
    #[arg(long, global = true)]
    pub json: bool,
    /// Chi lavora: nome e ufficio che restano nella storia
    #[arg(
        long,
        global = true,
        value_name = "NOME",
        env = "PIANO_WHO",
        hide_env = true
    )]
    pub who: Option<String>,
    /// In che ruolo: compilatore, responsabile_comunale, revisore, capofila [se manca: compilatore]
    #[arg(
        long,
        global = true,
        value_name = "RUOLO",
        default_value = "compilatore",
        value_parser = role
    )]
    pub role: String,
    /// Giorno a cui riferire i controlli, come 16/03/2026 [se manca: oggi]
    #[arg(long, global = true, value_name = "GIORNO", value_parser = day)]
    pub today: Option<Date>,
    #[command(subcommand)]
    pub command: Command,
}

/// Which plan.
#[derive(Debug, Group)]
pub struct OfPlan {
    /// Comune del piano, per codice ISTAT o per nome [se manca: l'unico piano dell'archivio]
    #[arg(long, value_name = "ISTAT")]
    pub commune: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Comincia il piano di un Comune
    Init {
        /// Comune, per codice ISTAT o per nome
        #[arg(long, value_name = "ISTAT")]
        commune: String,
    },
    /// Mette nell'archivio un piano di esempio completo (Casaletto Ceredano)
    Demo {
        /// Anche una bozza di esempio per ogni Comune del registro
        #[arg(long)]
        all: bool,
    },
    /// Mostra i piani, un piano, i dati di un tipo o un dato
    Show {
        #[command(flatten)]
        of: OfPlan,
        /// Un tipo di dato (emergency_area), una sezione (areas, 11), oppure un dato: sigla, nome o fine del codice
        #[arg(value_name = "CHE COSA")]
        what: Option<String>,
    },
    /// Elenca i tipi di dato, o le voci di un tipo con il loro aiuto
    Kinds {
        /// Tipo di dato, per esempio emergency_area
        #[arg(value_name = "TIPO")]
        kind: Option<String>,
        /// Una voce del tipo: tutti i valori che può avere
        #[arg(value_name = "VOCE")]
        field: Option<String>,
    },
    /// Elenca i Comuni del registro
    Communes,
    /// Aggiunge un dato: piano add zone name="Centro" residents=800
    Add {
        #[command(flatten)]
        of: OfPlan,
        /// Tipo di dato; con «-» legge da standard input un JSON {"tipo": [{…}, …]}
        #[arg(value_name = "TIPO")]
        kind: String,
        /// Voci da scrivere; VOCE=@FILE prende il valore da un file; «-» legge un oggetto JSON da standard input
        #[arg(value_name = "VOCE=VALORE")]
        fields: Vec<String>,
    },
    /// Cambia voci di un dato; un valore vuoto svuota la voce
    Set {
        #[command(flatten)]
        of: OfPlan,
        /// Il dato: codice o la sua fine, sigla o nome
        #[arg(value_name = "DATO")]
        record: String,
        /// Voci da scrivere; VOCE=@FILE prende il valore da un file; «-» legge un oggetto JSON da standard input
        #[arg(value_name = "VOCE=VALORE", required = true)]
        fields: Vec<String>,
    },
    /// Toglie un dato
    Remove {
        #[command(flatten)]
        of: OfPlan,
        /// Il dato: codice o la sua fine, sigla o nome
        #[arg(value_name = "DATO")]
        record: String,
    },
    /// Conserva un file dentro il piano
    Attach {
        #[command(flatten)]
        of: OfPlan,
        /// File da conservare
        file: PathBuf,
        /// Titolo dell'allegato [se manca: il nome del file]
        #[arg(long, value_name = "TITOLO")]
        title: Option<String>,
    },
    /// Controlla il piano con tutte le regole
    Check {
        #[command(flatten)]
        of: OfPlan,
        /// Anche i rilievi già accettati e le note
        #[arg(long)]
        full: bool,
    },
    /// Accetta un rilievo con un motivo
    Accept {
        #[command(flatten)]
        of: OfPlan,
        /// Sigla della regola, per esempio UCL-005
        #[arg(value_name = "REGOLA")]
        rule: String,
        /// Il dato a cui il rilievo si riferisce, se ne ha uno
        #[arg(value_name = "DATO")]
        record: Option<String>,
        /// Il motivo, in almeno quindici caratteri
        #[arg(long, value_name = "MOTIVO")]
        reason: String,
    },
    /// Mostra lo stato del piano e i suoi passaggi, oppure lo porta a un altro stato
    State {
        #[command(flatten)]
        of: OfPlan,
        /// Nuovo stato: bozza, da_validare, validato, approvabile, approvato, trascritto
        #[arg(value_name = "STATO")]
        state: Option<String>,
        /// L'atto che lo decide, per esempio il numero della delibera
        #[arg(long, value_name = "ATTO", requires = "state")]
        act: Option<String>,
        /// Perché, in una riga
        #[arg(long, value_name = "MOTIVO", requires = "state")]
        reason: Option<String>,
    },
    /// Scrive il fascicolo (.piano) di un Comune
    Pack {
        #[command(flatten)]
        of: OfPlan,
        /// File da scrivere
        #[arg(long, short, value_name = "FILE.piano")]
        out: PathBuf,
        /// Chi lo leggerà: pubblica, operativa (enti del sistema), riservata (tutto, resta in Comune) [se manca: operativa]
        #[arg(long, value_name = "COPIA", default_value = "operativa", value_parser = ["pubblica", "operativa", "riservata"])]
        class: String,
    },
    /// Apre un fascicolo e mette il suo piano nell'archivio
    Open {
        /// Fascicolo da aprire
        file: PathBuf,
        /// Mette il piano del fascicolo al posto di quello che c'è (si può annullare)
        #[arg(long)]
        replace: bool,
    },
    /// Verifica un fascicolo senza toccare l'archivio
    Verify {
        /// Fascicolo da verificare
        file: PathBuf,
    },
    /// Mostra chi ha cambiato che cosa e quando
    History {
        #[command(flatten)]
        of: OfPlan,
        /// Solo le modifiche di questo dato
        #[arg(value_name = "DATO")]
        record: Option<String>,
    },
    /// Annulla l'ultima modifica
    Undo {
        #[command(flatten)]
        of: OfPlan,
    },
    /// Ripete l'ultima modifica annullata
    Redo {
        #[command(flatten)]
        of: OfPlan,
    },
    /// Tiene una copia dell'archivio, elenca le copie o ne rimette una
    Snapshot {
        /// Elenca le copie conservate
        #[arg(long, conflicts_with = "restore")]
        list: bool,
        /// Rimette l'archivio com'era in questa copia
        #[arg(long, value_name = "COPIA")]
        restore: Option<String>,
    },
    /// Mostra le regole, o una regola
    Rules {
        /// Sigla di una regola
        #[arg(value_name = "REGOLA")]
        code: Option<String>,
        /// Installa in questo archivio un'edizione delle regole ricevuta dal consorzio
        #[arg(long, value_name = "FILE")]
        install: Option<PathBuf>,
    },
    /// Modello del consorzio: che cosa propone, adottare, rifiutare
    Model {
        #[command(flatten)]
        of: OfPlan,
        /// Un'altra edizione del modello [se manca: quella del programma]
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// Adotta questi dati del modello (fine del codice), o «tutti»
        #[arg(long, value_name = "DATO", num_args = 1.., conflicts_with = "refuse")]
        adopt: Vec<String>,
        /// Rifiuta questo dato del modello
        #[arg(long, value_name = "DATO", requires = "reason")]
        refuse: Option<String>,
        /// Perché si rifiuta
        #[arg(long, value_name = "MOTIVO")]
        reason: Option<String>,
    },
    /// Scrive lo schema del file del piano (JSON Schema 2020-12)
    Schema,
    /// Toglie dall'archivio il piano di un Comune, dopo averne tenuto una copia
    Discard {
        #[command(flatten)]
        of: OfPlan,
    },
    /// Scrive i completamenti per la shell
    Completions {
        /// bash, zsh, fish, powershell, elvish
        shell: Shell,
    },
    /// Serve la finestra a un browser di questo computer (solo per sviluppo e prove)
    #[cfg(feature = "serve")]
    Serve {
        /// Porta su cui ascoltare; 0 ne prende una libera
        #[arg(long, value_name = "PORTA", default_value_t = 4717)]
        port: u16,
        /// Cartella dell'archivio e delle preferenze, fatta se manca
        #[arg(long, value_name = "CARTELLA")]
        home: PathBuf,
        /// Parola che la pagina deve conoscere [se manca: una a caso, scritta all'avvio]
        #[arg(long, value_name = "PAROLA")]
        token: Option<String>,
        /// Pagine della finestra già costruite, di solito ui/dist
        #[arg(long, value_name = "CARTELLA")]
        ui: Option<PathBuf>,
    },
}

/// A role of ACCEPTING_ROLE, by code or by label.
fn role(text: &str) -> Result<String, String> {
    let rows = plan::codelists::Lists::builtin().rows("ACCEPTING_ROLE");
    let wanted = rules::words::norm(text);
    let found = rows
        .iter()
        .find(|row| row.code == wanted || rules::words::norm(&row.label) == wanted);
    found.map(|row| row.code.clone()).ok_or_else(|| {
        let codes: Vec<_> = rows.iter().map(|row| row.code.as_str()).collect();
        let admitted = plan::texts::filled("cli.error.admitted", &[("values", &codes.join(", "))]);
        admitted.trim_end_matches('.').to_owned()
    })
}

fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .or_else(|_| Date::strptime("%d/%m/%Y", text))
        .map_err(|_| plan::texts::text("cli.day").to_owned())
}
