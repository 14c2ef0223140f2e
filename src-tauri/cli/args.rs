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

/// The export folder, or the register of exports.
#[derive(Debug, Group)]
pub struct Export {
    #[command(flatten)]
    pub of: OfPlan,
    /// Per chi è la copia: operativa (enti del sistema) o pubblica (tutti)
    #[arg(long, value_name = "COPIA", required_unless_present = "log", value_parser = ["operativa", "pubblica"])]
    pub copy: Option<String>,
    /// Cartella in cui mettere l'esportazione
    #[arg(long, short, value_name = "CARTELLA", required_unless_present = "log")]
    pub out: Option<PathBuf>,
    /// Esporta anche se restano rilievi che fermano la copia definitiva; ogni file porta la scritta BOZZA
    #[arg(long)]
    pub draft: bool,
    /// Per chi è: resta nel registro delle esportazioni
    #[arg(long = "for", value_name = "NOME", default_value = "")]
    pub recipient: String,
    /// File con la frase segreta che chiude la copia operativa: la prima riga
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Mostra il registro delle esportazioni del piano
    #[arg(long, conflicts_with_all = ["copy", "out", "draft", "passphrase_file"])]
    pub log: bool,
}

/// What to do with the transcription.
#[derive(Debug, Default, Group)]
#[group(multiple = true)]
pub struct PortalDeed {
    /// Segna un valore come trascritto, con il codice che l'elenco mostra
    #[arg(long, value_name = "VALORE", group = "portal_deed")]
    pub tick: Option<String>,
    /// Toglie la spunta a un valore
    #[arg(long, value_name = "VALORE", group = "portal_deed")]
    pub untick: Option<String>,
    /// Mostra che cosa del piano non va sul portale, e perché
    #[arg(long, group = "portal_deed")]
    pub absent: bool,
    /// Scrive le coordinate di un disegno, un vertice per riga
    #[arg(long, value_name = "VALORE", group = "portal_deed")]
    pub coordinates: Option<String>,
    /// Salva il disegno di un dato come livello: .geojson, .gpkg o .zip (shapefile)
    #[arg(long, value_name = "VALORE", group = "portal_deed", requires = "out")]
    pub layer: Option<String>,
    /// File del livello
    #[arg(long, short, value_name = "FILE", requires = "layer")]
    pub out: Option<PathBuf>,
    /// Sistema di riferimento, come EPSG:32632 [se manca: EPSG:4326]
    #[arg(long, value_name = "SISTEMA", default_value = "EPSG:4326")]
    pub system: String,
    /// Scrive il dossier di trascrizione, una pagina da stampare con le caselle da spuntare
    #[arg(long, value_name = "FILE.html", group = "portal_deed")]
    pub dossier: Option<PathBuf>,
    /// Per chi è il dossier: pubblica, operativa, riservata (con le spunte) [se manca: operativa]
    #[arg(long, value_name = "COPIA", default_value = "operativa", value_parser = ["pubblica", "operativa", "riservata"])]
    pub copy: String,
    /// Controlla una corrispondenza con il portale senza tenerla
    #[arg(long, value_name = "FILE", group = "portal_deed")]
    pub check: Option<PathBuf>,
    /// Tiene in questo archivio una corrispondenza ricevuta dal consorzio
    #[arg(long, value_name = "FILE", group = "portal_deed")]
    pub install: Option<PathBuf>,
}

/// A file of the office, and what becomes of it.
#[derive(Debug, Group)]
#[allow(clippy::struct_excessive_bools)] // Each is an option that a person may write or not.
pub struct Import {
    #[command(flatten)]
    pub of: OfPlan,
    /// Elenco (CSV, XLSX, XLS, ODS), livello (GeoJSON, Shapefile, GeoPackage, KML, KMZ, GPX), documento o fascicolo
    #[arg(value_name = "FILE", required_unless_present_any = ["kinds", "template"])]
    pub file: Option<PathBuf>,
    /// Che cosa diventa: un tipo di dato, oppure nomine, contatti, aree, strutture, risorse, azioni, confine; «start» comincia il piano da quello di un altro Comune [se manca: dice che cosa c'è nel file]
    #[arg(long = "as", value_name = "TIPO")]
    pub kind: Option<String>,
    /// Foglio o livello, per nome o per numero [se manca: il più adatto]
    #[arg(long, value_name = "NOME")]
    pub sheet: Option<String>,
    /// Prova senza scrivere: che cosa è nuovo, che cosa cambia, che cosa non si capisce
    #[arg(long)]
    pub dry_run: bool,
    /// File che dice dove va ogni colonna
    #[arg(long, value_name = "FILE.json")]
    pub mapping: Option<PathBuf>,
    /// Scrive in un file dove va ogni colonna, da correggere e usare con --mapping
    #[arg(long, value_name = "FILE.json")]
    pub save_mapping: Option<PathBuf>,
    /// Ricorda colonne e chiave per i prossimi file con le stesse intestazioni
    #[arg(long)]
    pub remember: bool,
    /// Voci per cui due righe sono la stessa cosa, separate da virgola
    #[arg(long, value_name = "VOCI", value_delimiter = ',')]
    pub key: Vec<String>,
    /// Sistema di riferimento del livello, come EPSG:3003 [se manca: quello scritto nel file, o quello che i numeri mostrano]
    #[arg(long, value_name = "SISTEMA")]
    pub system: Option<String>,
    /// Nel livello il nord sta prima dell'est
    #[arg(long)]
    pub swap: bool,
    /// Ripara i contorni che si incrociano o che non si chiudono
    #[arg(long)]
    pub repair: bool,
    /// Lascia fuori i disegni del livello che cadono in altri Comuni
    #[arg(long)]
    pub near: bool,
    /// Scrive in un foglio le righe da correggere, ognuna con il motivo
    #[arg(long, value_name = "FILE.xlsx")]
    pub refused: Option<PathBuf>,
    /// Scrive il foglio da compilare per un tipo di dato
    #[arg(long, value_name = "TIPO", requires = "out", conflicts_with_all = ["file", "kind", "dry_run"])]
    pub template: Option<String>,
    /// Dove scrivere il foglio da compilare
    #[arg(long, short, value_name = "FILE.xlsx", requires = "template")]
    pub out: Option<PathBuf>,
    /// Elenca i tipi di dato che si importano
    #[arg(long, conflicts_with_all = ["file", "template"])]
    pub kinds: bool,
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
    /// Importa ciò che l'ufficio ha già: elenchi, livelli, documenti, il piano di un Comune vicino
    ///
    /// Esce con 1 quando alcune righe non sono state comprese: le altre sono importate.
    Import(Box<Import>),
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
        /// Per chi è: resta nel registro delle esportazioni
        #[arg(long = "for", value_name = "NOME", default_value = "")]
        recipient: String,
    },
    /// Scrive la cartella di un Comune da consegnare: fascicolo, livelli per le mappe, tabelle, elenco con le impronte
    Export(Export),
    /// Copia guidata su PPC Online: che cosa trascrivere, le spunte, il dossier da stampare
    Portal {
        #[command(flatten)]
        of: OfPlan,
        /// Sezione del portale, per codice o per nome; senza, l'elenco delle sezioni
        #[arg(value_name = "SEZIONE")]
        section: Option<String>,
        #[command(flatten)]
        deed: PortalDeed,
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
