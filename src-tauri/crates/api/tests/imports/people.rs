//! The crisis unit, people, bodies and their contacts.

use crate::kit::*;

const UNIT: &str = "Ruolo;Cognome;Nome;Cellulare;E-mail;Qualifica;In carica dal\n\
    Sindaco;Esempio;Maria;3330000001;maria.esempio@comune.esempio.it;Sindaco;12/06/2024\n\
    Referente operativo comunale;De Prova;Luca;+39 333/0000002;luca@comune.esempio.it;Geometra;giugno 2024\n\
    Tecnico comunale;De Prova;Luca;333 0000002;;Geometra;12/06/24\n\
    Polizia locale;Finto;Ugo;tel. 333-0000003;ugo@@comune;Agente;12/06/2024\n\
    Polizia locale;Finta;Anna;0373/000004;;Agente;12/06/2024\n";

#[test]
fn a_list_of_the_crisis_unit_becomes_people_nominations_and_contacts() {
    let mut place = begun();
    let file = place.read("UCL.csv", UNIT);
    assert_eq!(place.look(&file).kinds[0].kind, "nomination");
    let before = place.plan();
    let trial = place.try_it(&file, &asked("nomine"));
    assert_eq!(
        mapped(&trial),
        [
            "Ruolo → role_id",
            "Cognome → person_id.surname",
            "Nome → person_id.given_name",
            "Cellulare → person_id.contact.cellulare_servizio",
            "E-mail → person_id.contact ?",
            "Qualifica → position_held",
            "In carica dal → starts_on",
        ],
    );
    assert_eq!(trial.key, ["role_id", "person_id"]);
    assert_eq!(counts(&trial), (5, 0, 0, 0));
    let bad = lines(&trial, 5);
    assert!(
        bad.iter().any(
            |line| line.starts_with("guess: Persona: recapito") && line.contains("ugo@@comune")
        ),
        "{bad:?}"
    );
    let roc = lines(&trial, 3);
    assert!(
        roc.iter()
            .any(|line| line.contains("«giugno 2024» letto come 01/06/2024")),
        "{roc:?}"
    );
    place.import(&file, &asked("nomine"));
    assert_eq!(place.count("person"), 4);
    assert_eq!(place.count("nomination"), 5);
    assert_eq!(place.count("crisis_unit_role"), 4);
    let luca = place.titled("person", "De Prova Luca");
    assert_eq!(
        place.contacts("person_id", luca.id),
        [
            "cellulare_servizio 333 0000002",
            "email_ufficio luca@comune.esempio.it"
        ]
    );
    // People of the commune, as when they are nominated in the window.
    let body = place.titled("organisation", "Comune di Casaletto Ceredano");
    assert_eq!(text(&luca, "organisation_id"), body.id.to_string());
    let plan = place.plan();
    let mayor = plan
        .of_kind("nomination")
        .find(|r| text(r, "position_held") == "Sindaco")
        .unwrap();
    assert_eq!(text(mayor, "appointment_kind"), "di_diritto");
    assert_eq!(mayor.get("rank"), &Value::Int(0));
    assert_eq!(text(mayor, "starts_on"), "2024-06-12");
    // A landline in the column of the mobiles is what the column says, and the check reports it.
    let anna = place.titled("person", "Finta Anna");
    assert_eq!(
        place.contacts("person_id", anna.id),
        ["cellulare_servizio 0373 000004"]
    );

    let again = place.import(&file, &asked("nomine"));
    assert_eq!(
        (again.new, again.changed, again.same, again.refused),
        (0, 0, 5, 0)
    );
    assert_eq!(place.count("contact_point"), 6);
    place.desk.undo(place.plan).unwrap();
    assert_eq!(place.plan(), before);
}

#[test]
fn a_new_number_updates_the_old_one() {
    let mut place = begun();
    let file = place.read(
        "UCL.csv",
        "Ruolo;Cognome e nome;Cell.\nSindaco;Esempio Maria;333 0000001\n",
    );
    place.import(&file, &asked("nomination"));
    let file = place.read(
        "UCL.csv",
        "Ruolo;Cognome e nome;Cell.\nSindaco;ESEMPIO Maria;333 0000009\n",
    );
    let trial = place.try_it(&file, &asked("nomination"));
    assert_eq!(counts(&trial), (0, 1, 0, 0));
    let change = lines(&trial, 2);
    assert!(
        change[0].contains("333 0000001 → 333 0000009"),
        "{change:?}"
    );
    let mut kept = asked("nomination");
    kept.decisions = vec![decided(2, "person_id.contact.cellulare_servizio", "keep")];
    assert_eq!(counts(&place.try_it(&file, &kept)), (0, 0, 1, 0));
    place.import(&file, &asked("nomination"));
    let maria = place.titled("person", "Esempio Maria");
    assert_eq!(
        place.contacts("person_id", maria.id),
        ["cellulare_servizio 333 0000009"]
    );
}

#[test]
fn two_holders_of_one_role_are_holder_and_deputy() {
    let mut place = begun();
    let list = "Ruolo;Nominativo;Titolare o sostituto\nSindaco;Maria Esempio;\nSindaco;Ugo Finto;\nAnagrafe;Rita Finta;vice\n";
    let file = place.read("ucl.csv", list);
    let trial = place.try_it(&file, &asked("nomination"));
    assert_eq!(trial.new, 3);
    let named = lines(&trial, 2);
    assert!(
        named[0].contains("cognome Esempio, nome Maria"),
        "{named:?}"
    );
    assert!(
        trial.doubts.iter().any(|doubt| doubt.contains("titolare")),
        "{:?}",
        trial.doubts
    );
    place.import(&file, &asked("nomination"));
    let plan = place.plan();
    let mut ranks: Vec<_> = plan
        .of_kind("nomination")
        .map(|record| format!("{} {:?}", plan.title(record), record.get("rank")))
        .collect();
    ranks.sort_unstable();
    assert_eq!(
        ranks,
        [
            "Esempio Maria, Sindaco Int(0)",
            "Finta Rita, Servizi demografici Int(1)",
            "Finto Ugo, Sindaco Int(1)",
        ]
    );
}

#[test]
fn the_address_book_of_bodies() {
    let mut place = begun();
    let list = "Ente;Tipo;Telefono;PEC;Indirizzo\n\
        Impresa di esempio S.r.l.;ditta;0373 000010 / 333 0000010;impresa@pec.esempio.it;Via Roma 3\n\
        Carabinieri di esempio;carabinieri;112;;\n\
        Parrocchia di esempio;parrocchia;373000011;;\n";
    let file = place.read("rubrica.csv", list);
    let look = place.look(&file);
    assert_eq!(look.kinds[0].kind, "organisation");
    let trial = place.try_it(&file, &asked("contatti"));
    assert_eq!(trial.kind, "organisation");
    assert_eq!(
        mapped(&trial)[..4],
        [
            "Ente → name",
            "Tipo → organisation_kind",
            "Telefono → contact",
            "PEC → contact.pec"
        ]
    );
    let lost = lines(&trial, 4);
    assert!(
        lost.iter().any(|line| line.contains("0373 000011")),
        "{lost:?}"
    );
    assert!(
        trial
            .doubts
            .iter()
            .any(|doubt| doubt.contains("cellulare di servizio: 1")),
        "{:?}",
        trial.doubts
    );
    place.import(&file, &asked("contatti"));
    let firm = place.titled("organisation", "Impresa di esempio S.r.l.");
    assert_eq!(text(&firm, "organisation_kind"), "impresa");
    assert_eq!(
        place.contacts("organisation_id", firm.id),
        [
            "cellulare_servizio 333 0000010",
            "centralino 0373 000010",
            "pec impresa@pec.esempio.it",
        ]
    );
    let again = place.import(&file, &asked("contatti"));
    assert_eq!((again.new, again.changed, again.same), (0, 0, 3));
}

#[test]
fn contacts_one_a_row() {
    let mut place = begun();
    let list = "Ente;Recapito;Note\nImpresa di esempio;0373 000010;\nImpresa di esempio;impresa@esempio.it;\nComune di Casaletto Ceredano;800 000215;\nImpresa di esempio;boh;\n";
    let file = place.read("recapiti.csv", list);
    let done = place.import(&file, &asked("contact_point"));
    assert_eq!((done.new, done.refused), (3, 1));
    assert_eq!(done.along.len(), 1);
    let firm = place.titled("organisation", "Impresa di esempio");
    assert_eq!(
        place.contacts("organisation_id", firm.id),
        ["centralino 0373 000010", "email_ufficio impresa@esempio.it"]
    );
    let again = place.import(&file, &asked("contact_point"));
    assert_eq!((again.new, again.changed, again.same), (0, 0, 3));
}

#[test]
fn names_nearly_the_same_are_guessed_and_may_be_refused() {
    let mut place = begun();
    let file = place.read("a.csv", "Descrizione;Luogo\nPompa;Magazzino comunale\n");
    place.import(&file, &asked("material"));
    let file = place.read(
        "b.csv",
        "Descrizione;Luogo\nTenda;Magazino comunale\nSacchi;Magazzino\n",
    );
    let trial = place.try_it(&file, &asked("material"));
    assert!(lines(&trial, 2)[0].starts_with("guess: Deposito: «Magazino comunale» letto come"));
    assert!(lines(&trial, 3)[0].starts_with("guess: Deposito: «Magazzino» letto come"));
    assert!(trial.along.is_empty());
    assert_eq!(trial.guesses, 2);
    let mut asked = asked("material");
    asked.decisions = vec![decided(2, "depot_id", "as_written")];
    place.import(&file, &asked);
    assert_eq!(place.count("depot"), 2);
}

#[test]
fn a_phone_of_nobody_is_said() {
    let place = begun();
    let list = "Descrizione;Referente;Tel. referente\nPompa;Rossi Mario;333 0000001\nTenda;;333 0000002\nBrande;Rossi Mario;333 0000003\n";
    let file = place.read("a.csv", list);
    let trial = place.try_it(&file, &asked("material"));
    assert_eq!(
        mapped(&trial),
        [
            "Descrizione → description",
            "Referente → contact_person_id",
            "Tel. referente → contact_person_id.contact",
        ]
    );
    assert_eq!(counts(&trial), (3, 0, 0, 0));
    assert_eq!(
        lines(&trial, 3),
        [
            "guess: Persona da chiamare: recapito di qualsiasi tipo, «333 0000002»: manca di chi è, la colonna per «Persona da \
             chiamare» è vuota in questa riga. Scrivi di chi è e importa di nuovo. Resta fuori solo questo valore."
        ]
    );
    // Two numbers of one person, in one list, are both kept.
    assert_eq!(
        trial.along.iter().map(|(_, n)| n).sum::<usize>(),
        3,
        "{:?}",
        trial.along
    );
}

#[test]
fn the_list_of_an_office_as_it_is() {
    let mut place = begun();
    let list = "UNITA' DI CRISI LOCALE - COMUNE DI ESEMPIO;;;;\nAggiornata al 12/01/2026;;;;\n\
        Funzione/Ruolo;Nominativo;Ente;Tel. ufficio;Cellulare\n\
        Sindaco;Geom. Mario Esempio;Comune;0373/000001;333.000.00.01\n\
        Vicesindaco (sostituto del Sindaco);Anna Finta;Comune;0373/000001;333 0000002\n\
        R.O.C.;Ing. De Luca Paolo;Comune;0373 000002;+393330000003\n\
        Comandante P.L.;Agente Prova Ugo;Unione di esempio;0373 000003;333-0000004\n\
        Comandante Stazione Carabinieri;M.llo Esempio Carlo;Carabinieri;112;\n\
        Responsabile gruppo comunale volontari;Prova Sara;Gruppo comunale;;333 0000005\n";
    let file = place.read("ucl.csv", list);
    assert_eq!(place.look(&file).kinds[0].kind, "nomination");
    let trial = place.try_it(&file, &asked("nomine"));
    assert_eq!(counts(&trial), (6, 0, 0, 0));
    let deputy = lines(&trial, 5);
    assert!(
        deputy
            .iter()
            .any(|line| line.contains("sostituto di «Sindaco»")),
        "{deputy:?}"
    );
    place.import(&file, &asked("nomine"));
    let plan = place.plan();
    let mut seats: Vec<_> = plan
        .of_kind("nomination")
        .map(|record| format!("{} {:?}", plan.title(record), record.get("rank")))
        .collect();
    seats.sort_unstable();
    assert_eq!(
        seats,
        [
            "De Luca Paolo, Referente operativo comunale (ROC) Int(0)",
            "Esempio Carlo, Rappresentante delle Forze dell'ordine Int(0)",
            "Esempio Mario, Sindaco Int(0)",
            "Finta Anna, Sindaco Int(1)",
            "Prova Sara, Responsabile del volontariato, Responsabile gruppo comunale volontari Int(0)",
            "Prova Ugo, Comandante o addetto di Polizia locale Int(0)",
        ]
    );
    // Who is nominated for a body works there.
    let officer = place.titled("person", "Prova Ugo");
    let body = place.titled("organisation", "Unione di esempio");
    assert_eq!(text(&officer, "organisation_id"), body.id.to_string());
    let marshal = place.titled("person", "Esempio Carlo");
    assert_eq!(place.contacts("person_id", marshal.id), ["ufficio 112"]);
    let again = place.import(&file, &asked("nomine"));
    assert_eq!((again.new, again.changed, again.same), (0, 0, 6));
}
