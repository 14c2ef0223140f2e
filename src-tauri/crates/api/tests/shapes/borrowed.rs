//! A scenario of a neighbour as a start.

use crate::kit::*;

/// A package of the example, and a desk with a plan of a neighbour that has hazards and some roles.
struct Neighbours {
    desk: Desk,
    plan: Uuid,
    package: Incoming,
    _folder: TempDir,
}

fn desk(folder: &TempDir, name: &str) -> Desk {
    let who = Who {
        name: "Ufficio tecnico".into(),
        machine: "prova".into(),
        role: "compilatore".into(),
    };
    let path: PathBuf = folder.path().join(name);
    Desk::open_or_create(&path, who, Box::new(clock)).unwrap()
}

fn neighbours() -> Neighbours {
    let folder = tempfile::tempdir().unwrap();
    let mut lender = desk(&folder, "loro.sqlite");
    let theirs = lender.demo().unwrap().plan;
    let file = folder.path().join("loro.piano");
    lender
        .pack(theirs, Class::R, &file, "", &|_, _, _| Ok(()))
        .unwrap();
    let package = Incoming::read(&file, RuleData::builtin(), TODAY, &|_, _, _| Ok(())).unwrap();
    let mut desk = desk(&folder, "nostri.sqlite");
    let commune = desk.commune("019034").unwrap();
    let plan = desk.begin(commune).unwrap();
    let records = json!({
        "hazard": [{ "hazard_code": "idraulico", "relevance": "rilevante" }],
        "crisis_unit_role": [
            { "role_code": "sindaco" }, { "role_code": "roc" }, { "role_code": "tecnico_comunale" },
            { "role_code": "polizia_locale" },
        ],
    });
    desk.put_all(plan, &records).unwrap();
    Neighbours {
        desk,
        plan,
        package,
        _folder: folder,
    }
}

fn only<'p>(plan: &'p Plan, kind: &str) -> &'p Record {
    let mut records = plan.of_kind(kind);
    let record = records.next().unwrap();
    assert!(records.next().is_none());
    record
}

#[test]
fn scenarios_that_a_package_offers() {
    let offers = neighbours().package.scenarios();
    assert_eq!(offers.len(), 4);
    let flood = offers
        .iter()
        .find(|offer| offer.title.starts_with("Piena"))
        .unwrap();
    assert_eq!(flood.title, "Piena dell'Adda nella golena");
    assert_eq!(flood.hazard, "Idraulico");
    assert_eq!(flood.shapes, 10);
    assert_eq!(
        flood.parts,
        [
            "5 elementi esposti",
            "3 punti critici",
            "2 vie di fuga",
            "2 cancelli",
            "3 soglie",
            "19 azioni"
        ]
    );
}

#[test]
fn a_scenario_of_a_neighbour_is_a_start() {
    for with_shapes in [false, true] {
        let Neighbours {
            mut desk,
            plan,
            package,
            ..
        } = neighbours();
        let flood = testkit::examples::id("scenario", "piena");
        let before = desk.plan(plan).unwrap();
        let theirs = testkit::examples::casaletto(TODAY);
        let copied = desk
            .copy_scenario(plan, &package, flood, with_shapes)
            .unwrap();
        let after = desk.plan(plan).unwrap();
        assert_eq!(copied.records, 32);
        assert_eq!(after.records.len(), before.records.len() + 32);
        let scenario = only(&after, "scenario");
        assert_eq!(scenario.id.to_string(), copied.scenario);
        assert_eq!(
            scenario.get("name"),
            &Value::from("Piena dell'Adda nella golena")
        );
        let hazard = only(&after, "hazard").id.to_string();
        assert_eq!(scenario.get("hazard_id"), &Value::from(hazard.as_str()));
        assert_eq!(
            scenario.get("source_note"),
            &Value::from(
                "Copiato da «Piano di protezione civile di Casaletto Ceredano», revisione 1."
            )
        );
        let new: Vec<&Record> = (after.records.values())
            .filter(|record| before.get(record.kind.name, record.id).is_none())
            .collect();
        for record in &new {
            assert!(theirs.find(record.id).is_none(), "ids are new");
            for (field, value) in record.fields() {
                let leads = |id: &String| {
                    let id = Uuid::parse_str(id).unwrap();
                    assert!(
                        after.get(field.ty.target().unwrap(), id).is_some(),
                        "{}",
                        field.name
                    );
                };
                match (field.ty, value) {
                    (Type::Link(_), Value::Text(id)) => leads(id),
                    (Type::Links(_), Value::Set(ids)) => ids.iter().for_each(leads),
                    (Type::Geometry, value) => assert!(with_shapes || value.is_empty()),
                    _ => {}
                }
            }
            for left in [
                "code",
                "attachment_ids",
                "verified_on",
                "verified_by",
                "verification_method",
            ] {
                assert!(record.get(left).is_empty(), "{left}");
            }
            let note = record
                .kind
                .field("source_note")
                .map_or("notes", |field| field.name);
            assert!(
                record
                    .get(note)
                    .shown(Type::Text)
                    .starts_with("Copiato da «"),
                "{record:?}"
            );
        }
        let shapes = new.iter().flat_map(|record| &record.values);
        let shapes = shapes
            .filter(|value| matches!(value, Value::Geometry(_)))
            .count();
        assert_eq!(shapes, if with_shapes { 10 } else { 0 });
        assert_eq!(scenario.get("extent_source").is_empty(), !with_shapes);
        let members = Value::set([copied.scenario.clone()]);
        for gate in after.of_kind("gate") {
            assert_eq!(gate.get("scenario_ids"), &members);
            assert!(gate.get("staffed_by_id").is_empty());
        }
        // One change, which one undo takes back.
        desk.undo(plan).unwrap();
        assert_eq!(desk.plan(plan).unwrap().records.len(), before.records.len());
    }
}

#[test]
fn what_to_adapt_is_said() {
    let Neighbours {
        mut desk,
        plan,
        package,
        ..
    } = neighbours();
    let flood = testkit::examples::id("scenario", "piena");
    let adapt = desk
        .copy_scenario(plan, &package, flood, true)
        .unwrap()
        .adapt;
    assert_eq!(
        adapt,
        [
            "Il ruolo «Responsabile del volontariato» non è nella tua unità di crisi. Qui serve 3 volte: scegline un altro.",
            "Il ruolo «Servizi sociali» non è nella tua unità di crisi. Qui serve 3 volte: scegline un altro.",
            "La funzione «Accessibilità e mobilità» non è nel tuo COC. Qui serve 4 volte: scegline un'altra.",
            "La funzione «Assistenza alla popolazione» non è nel tuo COC. Qui serve 4 volte: scegline un'altra.",
            "La funzione «Tecnica e di valutazione» non è nel tuo COC. Qui serve 3 volte: scegline un'altra.",
            "La funzione «Unità di coordinamento e segreteria» non è nel tuo COC. Qui serve 5 volte: scegline un'altra.",
            "La funzione «Volontariato» non è nel tuo COC. Qui serve 3 volte: scegline un'altra.",
            "Disegni copiati: 10. Sono nel territorio di Casaletto Ceredano: spostali o rifalli.",
            "Strade, frazioni e corsi d'acqua sono quelli di Casaletto Ceredano: rileggi i testi.",
            "Numeri da contare di nuovo: 60 persone da evacuare, «Stalla della Cascina Modello» 140, «Persone con \
             esigenze specifiche nelle cascine» 6, «Edifici abitati della golena» 28, «Residenti delle cascine in \
             golena» 120 e un altro.",
            "Collegamenti da rifare: «Allevamento» 1, «Area» 3, «Area di arrivo» 2, «Chi la esegue» 5, «Evento di \
             riferimento» 1, «Messaggio» 1, «Modulo» 3, «Piano di emergenza esterno» 1, «Presidiato da» 2, \
             «Struttura» 2, «Zona» 7 e «Zone di partenza» 2.",
            "Non copiati: 3 soglie, 3 righe allerta-fase e 1 presidio. Valgono solo per Casaletto Ceredano: scrivi i \
             tuoi.",
        ]
    );
    let quake = testkit::examples::id("scenario", "terremoto");
    let adapt = desk
        .copy_scenario(plan, &package, quake, false)
        .unwrap()
        .adapt;
    assert_eq!(
        adapt[0],
        "Il rischio «Sismico» non è nel tuo piano: aggiungilo, poi collegalo allo scenario."
    );
    // It covers the whole commune: there is nothing to draw.
    assert!(
        adapt.iter().all(|line| !line.contains("isegn")),
        "{adapt:?}"
    );
    let tanker = testkit::examples::id("scenario", "autocisterna");
    let adapt = desk
        .copy_scenario(plan, &package, tanker, false)
        .unwrap()
        .adapt;
    let drawing = "Disegni non copiati: 1. Disegna tu l'estensione, i punti e i percorsi.";
    assert!(adapt.iter().any(|line| line == drawing), "{adapt:?}");
    let error = desk
        .copy_scenario(plan, &package, Uuid::nil(), true)
        .unwrap_err();
    assert_eq!(
        (error.code, error.message.as_str()),
        (
            Code::NotFound,
            "Nel fascicolo non c'è questo scenario. Apri di nuovo il file."
        )
    );
}
