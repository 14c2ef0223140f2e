//! Lists as offices really have them: titles above, heads in two rows, groups, totals, notes at the foot, several things in
//! one cell. What comes in is right, every doubt is said, a second import doubles nothing, one undo takes all away.

use crate::kit::*;

struct Office {
    file: &'static str,
    kind: &'static str,
    list: &'static str,
    /// New, changed, same, refused.
    counts: (usize, usize, usize, usize),
    /// A phrase that is said of a row, or of the whole list for row 0.
    said: &'static [(usize, &'static str)],
    /// `title: field = value` of what is then in the plan.
    holds: &'static [(&'static str, &'static str, &'static str)],
}

/// The value as the plan shows it.
fn held(place: &Place, kind: &str, title: &str, field: &str) -> String {
    let record = place.titled(kind, title);
    let declared = record
        .kind
        .field(field)
        .unwrap_or_else(|| panic!("{kind}.{field}"));
    api::records::shown(&place.plan(), declared, record.get(field))
}

fn check(office: &Office) {
    let Office {
        file: name, kind, ..
    } = office;
    let mut place = begun();
    let file = place.read(name, office.list);
    let look = place.look(&file);
    assert_eq!(look.kinds[0].kind, *kind, "{name}");
    let before = place.plan();
    let trial = place.try_it(&file, &asked(kind));
    assert_eq!(
        counts(&trial),
        office.counts,
        "{name}: {:#?} {:#?}",
        mapped(&trial),
        trial.rows
    );
    for (number, phrase) in office.said {
        let said = match number {
            0 => trial.doubts.clone(),
            number => lines(&trial, *number),
        };
        assert!(
            said.iter().any(|line| line.contains(phrase)),
            "{name}, row {number}, «{phrase}»: {said:#?}"
        );
    }
    let (new, changed, _, refused) = office.counts;
    place.import(&file, &asked(kind));
    for (title, field, value) in office.holds {
        assert_eq!(
            held(&place, kind, title, field),
            *value,
            "{name}: {title}, {field}"
        );
    }
    let after = place.plan();
    let again = place.import(&file, &asked(kind));
    assert_eq!(
        (again.new, again.changed, again.refused),
        (0, 0, refused),
        "{name}, again"
    );
    assert!(again.same >= new.min(new + changed), "{name}, again");
    assert_eq!(place.plan(), after, "{name}, again");
    place.desk.undo(place.plan).unwrap();
    assert_eq!(place.plan(), before, "{name}, undone");
}

#[test]
fn nominations() {
    check(&Office {
        file: "UCL.csv",
        kind: "nomination",
        list: "COMUNE DI ESEMPIO;;;;;\nUNITÀ DI CRISI LOCALE;;;;;\nDecreto n. 5 del 12/06/2024;;;;;\n;;;;;\n\
            Funzione;Nominativo;Recapiti;;;Note\n;;Ufficio;Cellulare;Reperibilità H24;\n\
            Sindaco;Sig.ra Esempio Maria;0373 000001;333 0000001;;in carica dal 10/6/24\n\
            Vice Sindaco;Sig. Finto Mario (vicesindaco) cell. 333 0000002;;;;\n\
            ROC;Geom. PROVA LUCA  ;0373/000001 int. 4;333-0000003 / 333-0000004;;\n\
            Ufficio tecnico;Ing. De Luca Anna;;boh;;part-time\n\
            Volontariato;Da nominare;;;;\n\
            Anagrafe;;;;;\n\
            Carabinieri;Mar. Finti Carlo;112;;X;\n\
            ;;;;;\n* i numeri di cellulare sono riservati;;;;;\n",
        counts: (5, 0, 0, 2),
        said: &[
            (0, "Le intestazioni sono su due righe, la 5 e la 6."),
            (0, "15 («* i numeri di cellulare sono riservati»)"),
            (
                8,
                "il nome è «Sig. Finto Mario». Va in rubrica: 333 0000002. Resta fuori: «vicesindaco».",
            ),
            (8, "letto come sostituto di «Sindaco»"),
            (10, "«boh»"),
            (10, "Resta fuori solo questo valore."),
            (11, "«Da nominare»: Non è il nome di una persona."),
            (12, "la cella per «Persona» è vuota"),
        ],
        holds: &[
            ("Esempio Maria, Sindaco", "notes", "in carica dal 10/6/24"),
            ("Finto Mario, Sindaco", "rank", "1"),
            (
                "Finti Carlo, Rappresentante delle Forze dell'ordine",
                "reachable_24h",
                "sì",
            ),
        ],
    });
}

#[test]
fn nominations_in_capitals_with_dates_in_every_form() {
    check(&Office {
        file: "elenco.csv",
        kind: "nomination",
        list: "COGNOME;NOME;RUOLO;RECAPITO;REPERIBILITÀ H24;DATA NOMINA\n\
            ESEMPIO;MARIA;SINDACO;333 0000001;SI;12.06.2024\n\
            FINTO;MARIO;VICESINDACO;333 0000002 - 0373 000002;NO;3/4/24\n\
            DE LUCA;ANNA;TECNICO;333/0000004;;45455\n\
            VERDI;;POLIZIA LOCALE;333 0000005;;\n\
            NERI;CARLO;Resp. Volontari;n.d.;X;giugno 2024\n",
        counts: (4, 0, 0, 1),
        said: &[
            (3, "«3/4/24» letto come 03/04/2024"),
            (
                4,
                "«45455» è il numero con cui il foglio tiene una data: letto come 12/06/2024",
            ),
            (5, "«Verdi»: Servono cognome e nome."),
        ],
        holds: &[
            ("Esempio Maria, Sindaco", "starts_on", "12/06/2024"),
            ("De Luca Anna, Tecnico comunale", "starts_on", "12/06/2024"),
            (
                "Neri Carlo, Responsabile del volontariato",
                "reachable_24h",
                "sì",
            ),
        ],
    });
}

#[test]
fn useful_numbers_in_groups() {
    check(&Office {
        file: "numeri utili.csv",
        kind: "organisation",
        list: "NUMERI UTILI IN CASO DI EMERGENZA;;;\nENTE;Recapito;Reperibilità H24;Note\n\
            FORZE DELL'ORDINE;;;\nCarabinieri di Esempio;0373 000010;112;\nPolizia di Esempio;0373 000011;113;\n;;;\n\
            SERVIZI;;;\nAcquedotto di Esempio;0373 000012 / fax 0373 000013;;guasti\n\
            Gas di Esempio;800 000 777 (24h);NO;\nSala operativa;800 000001;SI;h24\n\
            Ditta di Esempio;0373 000014 (uff.) 333 0000014 (titolare);;\n\
            ditta di esempio;0373 000015;;spurghi\nProva srl;0373 000016/7;;\n",
        counts: (7, 1, 0, 0),
        said: &[
            (0, "3 («FORZE DELL'ORDINE») e 7 («SERVIZI»)"),
            (10, "«SI»"),
            (12, "È la stessa cosa della riga 11, e la completa."),
            (13, "dopo la barra c'è solo la fine di un altro numero"),
        ],
        holds: &[("Ditta di Esempio", "notes", "spurghi")],
    });
}

#[test]
fn a_directory_of_people() {
    check(&Office {
        file: "rubrica.csv",
        kind: "person",
        list: "Cognome e Nome;Qualifica;Ente;Tel. Uff.;Cell.;E-mail;Indirizzo\n\
            ROSSI MARIO;Assessore;COMUNE;0373000001;3330000001;MARIO.ROSSI@COMUNE.ESEMPIO.IT ;Via di Casa 1\n\
            Bianchi  Anna ;impiegata;Comune ;0373 000002;333 0000002;anna@gmail.com\n\
            Verdi Ugo;;Gruppo di Esempio;;333 0000003, 333 0000004;\n\
            Centralino;;Comune;0373 000001;;\n",
        counts: (3, 0, 0, 1),
        // Where people live is not of the plan, and not the address of their office.
        said: &[
            (5, "«Centralino»: Servono cognome e nome."),
            (0, "Una colonna resta fuori: «Indirizzo»."),
        ],
        holds: &[
            ("Rossi Mario", "position_held", "Assessore"),
            (
                "Bianchi Anna",
                "organisation_id",
                "Comune di Casaletto Ceredano",
            ),
        ],
    });
}

#[test]
fn volunteers() {
    check(&Office {
        file: "Volontari.csv",
        kind: "person",
        list: "GRUPPO COMUNALE DI ESEMPIO;;;;\nN°;Nominativo;Data di nascita;Telefono;Mail;Patente\n\
            1;ROSSI Mario;1/1/80;333 0000001;rossi.mario@gmail.com;B\n2;Verdi Giulia;29342;333.0000002;;B/C\n\
            3;Luca Bianchi;15/5/75;333-0000003;luca@esempio.it;-\n",
        counts: (3, 0, 0, 0),
        said: &[(5, "cognome Bianchi, nome Luca"), (0, "«Data di nascita»")],
        holds: &[("Rossi Mario", "given_name", "Mario")],
    });
}

#[test]
fn areas() {
    check(&Office {
        file: "aree.csv",
        kind: "emergency_area",
        list: "ELENCO AREE DI EMERGENZA;;;;;;;;\n;;;;;;;;\n\
            N.;DENOMINAZIONE AREA;TIPOLOGIA;UBICAZIONE;SUPERFICIE MQ;CAPIENZA;ACQUA;COORD. X;COORD. Y\n\
            1;CAMPO DI ESEMPIO;Ricovero;Via dello Sport snc;8.500 mq;circa 400;SI;548406;5018473\n\
            2;PIAZZA DI ESEMPIO;Attesa;Via Roma, 12 - 26010 Esempio (CR);1.200;300-350;X;548500,5;5018400,2\n\
            3;PARCHEGGIO;Attesa - Ammassamento;Via Prova 5;2000;;;;\n\
            4;ORATORIO;Accoglienza coperta;Via Prova n. 3;450 mq coperti;80;NO;;\n\
            5;PRATO;campeggio;;10;;;548500;\n\
            ;TOTALE;;;12.150;780;;;\n;;;;;;;;\nNota: le aree 1 e 3 sono raggiungibili;;;;;;;;\n",
        counts: (5, 0, 0, 0),
        said: &[
            (0, "La riga 9 è un totale"),
            (0, "Nota: le aree 1 e 3"),
            (5, "«300-350»"),
            (
                5,
                "letto come «Via Roma», numero 12; resta fuori «26010 Esempio (CR)»",
            ),
            (
                6,
                "letto come «Area di attesa», e come altro uso «Ammassamento",
            ),
            (7, "«450 mq coperti» letto come 450 m²"),
            (8, "«campeggio»"),
            (8, "C'è una sola delle due coordinate"),
        ],
        holds: &[
            ("CAMPO DI ESEMPIO", "house_number", "snc"),
            ("CAMPO DI ESEMPIO", "capacity_people", "400"),
            ("PIAZZA DI ESEMPIO", "street", "Via Roma"),
            ("PIAZZA DI ESEMPIO", "capacity_people", ""),
            ("ORATORIO", "house_number", "3"),
        ],
    });
}

#[test]
fn structures() {
    check(&Office {
        file: "edifici.csv",
        kind: "facility",
        list: "Edificio;Tipologia;Indirizzo;Piani;Occupanti;Responsabile;Recapito;Uso emergenza\n\
            EDIFICI SCOLASTICI;;;;;;;\n\
            Scuola di Esempio;scuola primaria;Via Roma, 12;2;n. 120;Dott.ssa Verdi Anna;0373 000020;ricovero\n\
            Asilo di Esempio;scuola materna;Via Prova n. 4;1;circa 60;Suor Maria;0373 000021 / 333 0000021;\n\
            EDIFICI PUBBLICI;;;;;;;\n\
            Municipio;sede comunale;Piazza di Esempio, 1;2 + interrato;20;;0373 000001;COC\n",
        counts: (3, 0, 0, 0),
        said: &[
            (0, "2 («EDIFICI SCOLASTICI») e 5 («EDIFICI PUBBLICI»)"),
            (
                4,
                "«Suor Maria»: Servono cognome e nome. Resta fuori solo questo valore.",
            ),
            (6, "«2 + interrato»"),
        ],
        holds: &[
            ("Scuola di Esempio", "people_max", "120"),
            ("Asilo di Esempio", "house_number", "4"),
            ("Municipio", "emergency_uses", "COC"),
        ],
    });
}

#[test]
fn vehicles() {
    check(&Office {
        file: "parco.csv",
        kind: "vehicle",
        list: "MEZZI DI PROPRIETA' COMUNALE;;;;;;\nTipo;Descrizione;Targa;Posti;Portata;Rimessa;Referente\n\
            Autocarro;AUTOCARRO DI ESEMPIO;AA000AA;3;35 q.li;Magazzino comunale;Sig. Finto Mario cell. 333 0000001\n\
            Pick-up;PICK-UP DI ESEMPIO;AA 000 AB;5;700 kg;idem;333 0000001\n\
            Autobotte;2.000 lt;AA 000 AC;2;2.000 lt;c.s.;\n\
            Totale mezzi: 3;;;;;;\n",
        counts: (3, 0, 0, 0),
        said: &[
            (0, "ripetono quella sopra, nelle righe 4 e 5"),
            (0, "La riga 6 è un totale"),
            (3, "Va in rubrica: 333 0000001."),
            (
                4,
                "«333 0000001»: Servono cognome e nome. Resta fuori solo questo valore.",
            ),
            (
                5,
                "L'unità «lt» non va bene qui: serve kg. Resta fuori solo questo valore.",
            ),
        ],
        holds: &[
            ("Autocarro, AUTOCARRO DI ESEMPIO", "payload_kg", "3500"),
            ("Autobotte, 2.000 lt", "depot_id", "Magazzino comunale"),
        ],
    });
}

#[test]
fn materials() {
    check(&Office {
        file: "magazzino.csv",
        kind: "material",
        list: "Q.tà;Descrizione materiale;Ubicazione;Stato d'uso;Tel.\n\
            n. 3;Motopompe;Magazzino comunale;BUONO;333 0000001\ncirca 20;Transenne;Magazzino comunale;discreto;\n\
            50;Sacchi di sabbia ;mag. comunale;;\n1 (rotto);Torre faro;Magazzino comunale;guasta;\n\
            100 kg;Sale;MAGAZZINO COMUNALE;boh;\n;Coperte;Magazzino comunale;;\nSUBTOTALE;156;;;\n",
        counts: (5, 0, 0, 1),
        said: &[
            (
                0,
                "La colonna «Tel.» resta fuori: nessun'altra colonna dice di chi è.",
            ),
            (0, "La riga 8 è un totale"),
            (3, "«circa 20» letto come 20"),
            (4, "«mag. comunale» letto come «Magazzino comunale»"),
            (
                5,
                "«1 (rotto)»: Qui va solo un numero, e «(rotto)» non si capisce.",
            ),
            (6, "«boh»"),
        ],
        holds: &[("Motopompe", "quantity", "3"), ("Sale", "unit", "Chili")],
    });
}

#[test]
fn actions() {
    check(&Office {
        file: "procedure.csv",
        kind: "action",
        list: "PROCEDURE OPERATIVE;;;;\nFase;N.;Attività;Responsabile;Tempi\n\
            PREALLARME;1;Convoca l'UCL;Sindaco;entro 30 minuti\n;2;Verifica i livelli;ROC;ogni 2 ore\n\
            ;3;Avvisa la popolazione;Polizia Locale;1 ora\nALLARME;1;Chiude il sottopasso;Polizia locale;immediato\n\
            ;2;Evacua le case;Sindaco;2 h\nEMERGENZA;1;Apre le aree;ROC;\nALLARME;3;Presidia;Polizia locale / Volontari;\n",
        counts: (6, 0, 0, 1),
        said: &[
            (
                0,
                "«Fase»: le celle vuote ripetono quella sopra, nelle righe 4, 5 e 7.",
            ),
            (4, "«ogni 2 ore»"),
            (8, "«EMERGENZA»"),
            (
                9,
                "Sono più di uno, e qui ne va uno solo: «Polizia locale» e «Volontari»",
            ),
        ],
        holds: &[
            ("Convoca l'UCL", "due_min", "30"),
            ("Verifica i livelli", "phase", "Pre-allarme"),
            ("Chiude il sottopasso", "due_min", "0"),
            ("Evacua le case", "phase", "Allarme"),
        ],
    });
}

#[test]
fn zones_and_hydrants() {
    check(&Office {
        file: "popolazione.csv",
        kind: "zone",
        list: "Frazione;Abitanti;Famiglie;Edifici;Note\nCapoluogo;1.012;circa 430;310;\nCa' di Esempio;120 ab.;50;45;\n\
            Case sparse;n. 22;;;stima\nTotale;1.154;480;355;\n",
        counts: (3, 0, 0, 0),
        said: &[
            (0, "La riga 5 è un totale"),
            (2, "«circa 430» letto come 430"),
        ],
        holds: &[
            ("Case sparse", "residents", "22"),
            ("Capoluogo", "residents", "1012"),
        ],
    });
    check(&Office {
        file: "idranti.csv",
        kind: "hydrant",
        list: "Codice;Via;Tipo;Attacco;Funzionante;Lat;Long\nH1;Via Roma;a colonna;UNI 45;SI;45,3091;9,6211\n\
            H2;Via Prova;boh;UNI45/70;NO;45.3101;9.6220\nH3;Via Prova;sottosuolo;UNI 70;?;45°18'32\";9°37'15\"\n",
        counts: (3, 0, 0, 0),
        said: &[(3, "«boh»")],
        holds: &[],
    });
}

#[test]
fn firms_under_agreement() {
    check(&Office {
        file: "Ditte convenzionate.csv",
        kind: "agreement",
        list: "DITTA;SERVIZIO;RECAPITO;REPERIBILITÀ H24;SCADENZA\n\
            Scavi di Esempio srl;movimento terra;Sig. Finto 333 0000001;SI;31/12/26\n\
            Spurghi di Esempio;autospurgo;0373 000030;333 0000002;31/12/2027\n\
            Idraulica di Esempio;idraulico;333 0000003;NO;boh\nLuce di Esempio;elettricista;333 0000004;;\n",
        counts: (3, 0, 0, 1),
        said: &[(2, "«SI»"), (4, "«boh»")],
        holds: &[("Scavi di Esempio srl", "ends_on", "31/12/2026")],
    });
}

#[test]
fn what_a_generic_list_of_equipment_is() {
    let place = begun();
    for (heads, row, kind) in [
        (
            "Descrizione;Q.tà;Tel.",
            "Motosega;2;333 0000001",
            "material",
        ),
        (
            "Oggetto;Q.tà;Telefono;Luogo",
            "Motosega;2;333 0000001;Magazzino",
            "material",
        ),
        (
            "Denominazione;Q.tà;Tel.",
            "Motosega;2;333 0000001",
            "material",
        ),
        (
            "Attrezzatura;Q.tà;Proprietario;Tel.",
            "Motosega;2;Comune;333 0000001",
            "material",
        ),
        (
            "Mezzo/attrezzatura;Q.tà;Tel.;Note",
            "Motosega;2;333 0000001;x",
            "material",
        ),
        (
            "Tipo;Descrizione;Q.tà;Sede;Referente;Tel.",
            "attrezzi;Motosega;2;Magazzino;Rossi Mario;333 0000001",
            "material",
        ),
        (
            "Tipo;Modello;Targa;Tel.",
            "furgone;Esempio;AA000AA;333 0000001",
            "vehicle",
        ),
        ("Descrizione;Targa", "Furgone;AA000AA", "vehicle"),
        (
            "Nome;Telefono;E-mail",
            "Ditta di Esempio srl;0373 000001;a@esempio.it",
            "organisation",
        ),
        ("Nominativo;Telefono", "Rossi Mario;333 0000001", "person"),
        ("Cognome;Nome;Telefono", "Rossi;Mario;333 0000001", "person"),
        (
            "Ruolo;Nominativo;Telefono",
            "Sindaco;Rossi Mario;333 0000001",
            "nomination",
        ),
        (
            "Denominazione;Tipo;Superficie",
            "Campo;attesa;100",
            "emergency_area",
        ),
        (
            "Denominazione;Tipologia;Indirizzo",
            "Scuola;scuola elementare;Via Roma 1",
            "facility",
        ),
    ] {
        let file = place.read("elenco.csv", format!("{heads}\n{row}\n"));
        let kinds: Vec<_> = place
            .look(&file)
            .kinds
            .into_iter()
            .take(3)
            .map(|kind| kind.kind)
            .collect();
        assert_eq!(kinds[0], kind, "{heads}: {kinds:?}");
    }
}

#[test]
fn the_sheet_of_the_kind_that_was_asked_for() {
    use exchange::sheets::{Cell, ColumnOut, SheetOut, workbook};
    let place = begun();
    let sheet = |name: &str, heads: &str, row: &str| SheetOut {
        name: name.into(),
        columns: (heads.split(';'))
            .map(|head| ColumnOut {
                head: head.into(),
                ..ColumnOut::default()
            })
            .collect(),
        rows: vec![row.split(';').map(|cell| Cell::Text(cell.into())).collect()],
        ..SheetOut::default()
    };
    let book = workbook(&[
        sheet(
            "MEZZI",
            "Tipo;Descrizione;Targa;Posti;Rimessa",
            "Autocarro;Esempio;AA000AA;3;Magazzino",
        ),
        sheet(
            "MATERIALI",
            "Q.tà;Descrizione materiale;Ubicazione;Stato d'uso",
            "3;Motopompe;Magazzino;buono",
        ),
    ]);
    let file = place.read("mezzi e materiali.xlsx", book.unwrap());
    for (kind, part) in [
        ("mezzi", 0),
        ("materiali", 1),
        ("material", 1),
        ("vehicle", 0),
    ] {
        let look = place
            .desk
            .look_at_import(place.plan, &file, Some(kind))
            .unwrap();
        assert_eq!(look.part, part, "{kind}");
    }
}

#[test]
fn names_of_the_cle_win_over_guesses() {
    let mut place = begun();
    let list = "ID_AREA;TIPO;TIPO_AREA;DENOM;DESCR;SUPERF;PAV_PER;INFRA_ACQ;N_AGGREG;PIANO;ZONA_MS;COD_LOCAL\n\
        1;x;1;Campo;Campo da calcio;8500;3;1;0;1;2;10001\n2;y;3;Piazza;Piazza di esempio;1500;1;1;4;1;2;10001\n";
    let file = place.read("CL_AE.csv", list);
    let trial = place.try_it(&file, &asked("aree"));
    let columns = mapped(&trial);
    let wanted = [
        "ID_AREA → cle_id",
        "TIPO → ",
        "TIPO_AREA → area_type",
        "DENOM → name",
        "DESCR → notes",
        "SUPERF → declared_area_m2",
        "PAV_PER → ",
        "INFRA_ACQ → ",
        "N_AGGREG → ",
        "PIANO → ",
        "ZONA_MS → ",
        "COD_LOCAL → ",
    ];
    assert_eq!(columns, wanted);
    assert!(
        trial
            .doubts
            .iter()
            .any(|doubt| doubt.contains("«PAV_PER» resta fuori: nessuno dei suoi valori")),
        "{:?}",
        trial.doubts
    );
    place.import(&file, &asked("aree"));
    assert_eq!(
        held(&place, "emergency_area", "Piazza", "area_type"),
        "Ammassamento soccorritori e risorse"
    );
    // Without its name the description is the name.
    let file = place.read("b.csv", "ID_AREA;TIPO_AREA;DESCR\n1;1;Campo\n2;2;Piazza\n");
    assert_eq!(
        mapped(&place.try_it(&file, &asked("aree")))[2],
        "DESCR → name"
    );
    let list = "ID_ES;DENOM;N_PIANI;ALT_PIANO;ID_EDIF;EMERG_5;ESP_PERS;ESP_ORE;ESP_MES\n\
        1;Municipio;3;3,2;1;1;25;8;12\n2;Scuola;2;3;4;0;180;6;9\n";
    let file = place.read("CL_ES.csv", list);
    place.import(&file, &asked("strutture"));
    assert_eq!(
        held(&place, "facility", "Municipio", "people_when"),
        "8 ore al giorno, 12 mesi all'anno"
    );
    assert_eq!(
        held(&place, "facility", "Municipio", "emergency_uses"),
        "COC"
    );
}

/// A row comes in without the cell that is not understood, and waits for what it cannot do without.
#[test]
fn a_row_waits_only_for_what_it_needs() {
    let place = begun();
    for (kind, list, outcome) in [
        ("material", "Descrizione;Q.tà\nPompa;boh\n", "refused"),
        (
            "material",
            "Descrizione;Q.tà;Pronta in\nPompa;1;presto\n",
            "new",
        ),
        (
            "vehicle",
            "Descrizione;Targa;Pronto in\nFurgone;AA000AA;presto\n",
            "new",
        ),
        (
            "nomination",
            "Ruolo;Nominativo;Scadenza\nSindaco;Rossi Mario;boh\n",
            "refused",
        ),
        (
            "nomination",
            "Ruolo;Nominativo;Data nomina\nSindaco;Rossi Mario;boh\n",
            "new",
        ),
        (
            "nomination",
            "Ruolo;Nominativo;Cell.\nSindaco;Rossi;333 0000001\n",
            "refused",
        ),
        ("action", "Fase;Attività\nboh;Chiude\n", "refused"),
        (
            "action",
            "Fase;Attività;Scenario\nAllarme;Chiude;Piena\n",
            "refused",
        ),
        (
            "agreement",
            "Ditta;Oggetto;Scadenza\nProva srl;neve;boh\n",
            "refused",
        ),
        ("organisation", "Ente;Tipo\nProva srl;boh\n", "new"),
        (
            "facility",
            "Edificio;Tipo;Lat;Lon\nScuola;boh;999;999\n",
            "new",
        ),
        ("hydrant", "Lat;Lon\n999;999\n", "refused"),
    ] {
        let file = place.read("lista.csv", list);
        let trial = place.try_it(&file, &asked(kind));
        assert_eq!(
            row(&trial, 2).outcome,
            outcome,
            "{kind} {list}: {:?}",
            lines(&trial, 2)
        );
        let mended = place.folder.path().join("da correggere.xlsx");
        let asked = asked(kind);
        let saved = place
            .desk
            .save_refused(place.plan, &file, &asked, &mended, &|_, _, _| Ok(()));
        assert_eq!(saved.unwrap().rows, trial.to_mend, "{kind} {list}");
        assert_eq!(trial.to_mend, 1, "{kind} {list}");
    }
    // What stays out may be kept as it is written.
    let file = place.read("lista.csv", "Descrizione;Q.tà;Pronta in\nPompa;1;presto\n");
    let mut asked = asked("material");
    asked.decisions = vec![decided(2, "activation_min", "as_written")];
    let trial = place.try_it(&file, &asked);
    assert_eq!(
        lines(&trial, 2),
        ["guess: Pronto in: «presto» resta com'è scritto."]
    );
}
