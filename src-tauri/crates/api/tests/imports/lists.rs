//! Lists of materials, vehicles, areas, structures, actions: faults, guesses, second import, undo.

use std::fmt::Write;

use crate::kit::*;

/// Sixty-two things of which three cannot be understood.
fn resources() -> String {
    let mut csv =
        String::from("COMUNE DI ESEMPIO;;;;;\nDescrizione;Q.tà;Luogo;Pronta in;Stato;Matricola\n");
    for number in 1..=59 {
        let place = if number % 2 == 0 {
            "Magazzino comunale"
        } else {
            "Sede AIB"
        };
        let _ = writeln!(
            csv,
            "Attrezzo di esempio {number};{number};{place};{} min;buono;",
            10 + number
        );
    }
    csv.push_str("Transenne;una decina;Magazzino comunale;20;buono;\n");
    csv.push_str("Idrovora a scoppio;qualcuna;Magazzino comunale;presto;buono;\n");
    csv.push_str("Coperte;parecchie;Magazzino comunale;15;così così;da contare\n");
    csv
}

#[test]
fn a_list_with_three_bad_rows_comes_in_and_goes_away_with_one_undo() {
    let mut place = begun();
    let file = place.read("risorse.csv", resources());
    let look = place.look(&file);
    assert_eq!(look.what, "list");
    assert_eq!(look.kinds[0].kind, "material");
    assert_eq!(look.parts[0].rows, 62);
    let before = place.plan();
    let trial = place.try_it(&file, &asked("material"));
    assert_eq!(
        mapped(&trial),
        [
            "Descrizione → description",
            "Q.tà → quantity",
            "Luogo → depot_id",
            "Pronta in → activation_min",
            "Stato → condition",
            "Matricola → ",
        ],
    );
    assert_eq!(counts(&trial), (59, 0, 0, 3));
    assert_eq!(trial.to_write, 59);
    assert_eq!(trial.key, ["description", "depot_id"]);
    assert_eq!(trial.along.len(), 1, "{:?}", trial.along);
    assert_eq!(trial.along[0].1, 2);
    // The bad rows come first, each with its place in the file and its reason.
    let first: Vec<_> = trial.rows[..3].iter().map(|row| row.row).collect();
    assert_eq!(first, [62, 63, 64]);
    let why = lines(&trial, 62);
    assert_eq!(
        why,
        ["problem: Quantità, «una decina»: Non è un numero. Scrivi per esempio 10 oppure 2,5."]
    );
    assert!(
        lines(&trial, 64)[1].starts_with("problem: Stato")
            && lines(&trial, 64)[1].contains("«Funziona»"),
        "{:?}",
        lines(&trial, 64)
    );
    assert!(
        trial
            .doubts
            .iter()
            .any(|doubt| doubt.contains("«Matricola»")),
        "{:?}",
        trial.doubts
    );
    let head = &trial.columns[1];
    assert_eq!((head.empty, head.of), (0, 62));
    let bad = head.samples.iter().find(|sample| !sample.good);
    assert_eq!(bad.map(|sample| sample.text.as_str()), Some("una decina"));
    let depot = &trial.columns[2].samples;
    assert_eq!(depot[0].read_as, "«Sede AIB» è nuovo");
    // Nothing has been written yet.
    assert_eq!(place.plan(), before);

    let done = place.import(&file, &asked("material"));
    assert_eq!((done.new, done.refused), (59, 3));
    assert_eq!(done.what, "Importato «risorse.csv»: 59 materiali");
    assert_eq!(place.count("material"), 59);
    assert_eq!(place.count("depot"), 2);
    let tool = place.titled("material", "Attrezzo di esempio 7");
    assert_eq!(tool.get("quantity"), &Value::Dec(7.0));
    assert_eq!(tool.get("activation_min"), &Value::Int(17));
    assert_eq!(text(&tool, "condition"), "efficiente");
    assert_eq!(text(&tool, "unit"), "n");
    assert_eq!(
        text(&tool, "depot_id"),
        place.titled("depot", "Sede AIB").id.to_string()
    );

    // The same list again: nothing is doubled, nothing changes, and there is nothing to undo.
    let after = place.plan();
    let again = place.import(&file, &asked("material"));
    assert_eq!(
        (again.new, again.changed, again.same, again.refused),
        (0, 0, 59, 3)
    );
    assert_eq!(again.what, "");
    assert_eq!(place.plan(), after);

    place.desk.undo(place.plan).unwrap();
    assert_eq!(place.plan(), before);
}

#[test]
fn a_corrected_list_updates_and_empty_cells_erase_nothing() {
    let mut place = begun();
    let first = "Descrizione;Quantità;Luogo;Pronto in;Note\nIdrovora;1;Magazzino;30;nuova\nTenda 6x6;2;Magazzino;60;\n";
    let file = place.read("mezzi.csv", first);
    place.import(&file, &asked("material"));
    let second = "Descrizione;Quantità;Luogo;Pronto in;Note\nIDROVORA;;Magazzino;45;\nTenda 6x6;2;Magazzino;60;blu\nBrande;10;Magazzino;60;\n";
    let file = place.read("mezzi.csv", second);
    let trial = place.try_it(&file, &asked("material"));
    assert_eq!(counts(&trial), (1, 2, 0, 0));
    assert_eq!(lines(&trial, 2), ["change: Pronto in: 30 min → 45 min"]);
    assert_eq!(lines(&trial, 3), ["change: Note: blu (nel piano manca)"]);
    let line = &row(&trial, 2).lines[0];
    assert_eq!(line.button.as_deref(), Some("Tieni 30 min"));
    assert_eq!(line.decision.as_deref(), Some("keep"));
    // What the plan says is kept when that is decided.
    let mut asked = asked("material");
    asked.decisions = vec![decided(2, "activation_min", "keep")];
    let trial = place.try_it(&file, &asked);
    assert_eq!(counts(&trial), (1, 1, 1, 0));
    place.import(&file, &asked);
    let pump = place.titled("material", "Idrovora");
    assert_eq!(pump.get("activation_min"), &Value::Int(30));
    assert_eq!(pump.get("quantity"), &Value::Dec(1.0));
    assert_eq!(text(&pump, "notes"), "nuova");
    assert_eq!(place.count("material"), 3);
    assert_eq!(place.count("depot"), 1);
}

#[test]
fn rows_of_the_same_thing_are_told() {
    let mut place = begun();
    let list = "Descrizione;Quantità;Luogo\nTransenne;10;Magazzino\nTransenne;10;Magazzino\ntransenne;12;magazzino\n";
    let file = place.read("transenne.csv", list);
    let trial = place.try_it(&file, &asked("material"));
    assert_eq!(counts(&trial), (1, 0, 1, 1));
    assert_eq!(lines(&trial, 3), ["note: È la stessa cosa della riga 2."]);
    let twice = lines(&trial, 4);
    assert!(
        twice[0].starts_with("problem: Sembra la stessa cosa della riga 2"),
        "{twice:?}"
    );
    assert!(twice[0].contains("quantità"), "{twice:?}");
    // By decision it is another thing.
    let mut asked = asked("material");
    asked.decisions = vec![decided(4, "", "as_written")];
    place.import(&file, &asked);
    assert_eq!(place.count("material"), 2);
}

#[test]
fn rows_and_values_are_left_out_by_decision() {
    let place = begun();
    let list = "Descrizione;Quantità;Luogo\nTransenne;una decina;Magazzino\nConi;12;Magazzino\n";
    let file = place.read("coni.csv", list);
    let mut asked = asked("material");
    asked.decisions = vec![decided(2, "quantity", "skip"), decided(3, "", "skip")];
    let trial = place.try_it(&file, &asked);
    assert_eq!((trial.new, trial.refused, trial.skipped), (1, 0, 1));
    let line = &row(&trial, 2).lines[0];
    assert!(line.decided && line.tone == "problem", "{line:?}");
    assert_eq!(row(&trial, 3).outcome, "skipped");
    // What could be read stays out too, when that is decided.
    asked.decisions = vec![
        decided(2, "quantity", "skip"),
        decided(3, "depot_id", "skip"),
    ];
    let trial = place.try_it(&file, &asked);
    assert_eq!((trial.new, trial.refused), (2, 0));
    assert_eq!(
        lines(&trial, 3),
        ["note: Deposito: «Magazzino» resta fuori, come hai scelto."]
    );
}

#[test]
fn vehicles_are_known_by_their_plate() {
    let mut place = begun();
    let list = "Tipo;Marca e modello;Targa;Posti;Portata;4x4;Rimessa;Tel.\n\
        Fuoristrada;Modello di esempio;AA000AA;5;7 q.li;x;Sede AIB;333 0000005\n\
        camion;Autocarro di esempio;AA 000 AB;3;3,5 t;no;Magazzino;\n";
    let file = place.read("Mezzi.csv", list);
    assert_eq!(place.look(&file).kinds[0].kind, "vehicle");
    let mut asked = asked("risorse");
    asked.remember = true;
    let trial = place.try_it(&file, &asked);
    assert_eq!(trial.kind, "vehicle");
    assert_eq!(trial.key, ["plate"]);
    assert_eq!(
        mapped(&trial),
        [
            "Tipo → vehicle_kind",
            "Marca e modello → description",
            "Targa → plate",
            "Posti → seats",
            "Portata → payload_kg",
            "4x4 → four_wheel_drive",
            "Rimessa → depot_id",
            "Tel. → ",
        ],
    );
    assert_eq!(
        lines(&trial, 2)[0],
        "guess: Portata: «7 q.li» letto come 700 kg."
    );
    place.import(&file, &asked);
    let car = place.titled("vehicle", "Fuoristrada o pick-up, Modello di esempio");
    assert_eq!(car.get("payload_kg"), &Value::Dec(700.0));
    assert_eq!(car.get("four_wheel_drive"), &Value::Bool(true));
    let truck = place.titled("vehicle", "Autocarro, Autocarro di esempio");
    assert_eq!(text(&truck, "vehicle_kind"), "autocarro");
    assert_eq!(truck.get("payload_kg"), &Value::Dec(3500.0));
}

#[test]
fn areas_with_places_codes_and_units() {
    let mut place = begun();
    let list = "Denominazione\tTipologia area\tSuperficie (mq)\tCapienza\tFondo\tAcqua\tLuce\tFognatura\tLat\tLon\tCodice ISTAT\n\
        Campo sportivo\tarea di accoglienza\t8.500\t400 persone\terba\tsì\tx\tno\t45,3091\t9,6211\t19018\n\
        Piazza di esempio\tAttesa popolazione\tca. 900\t\tporfido\tin prossimità\tsì\tno\t45.3105\t9.6195\t\n\
        Parcheggio\tAmmassamneto soccorritori e risorse\t2000 m²\t\tasfalto\tno\tno\tno\t5017640\t548610\t\n\
        Prato\tcampeggio\t10\t\terba\tno\tno\tno\t\t9,62\t\n";
    let file = place.read("aree.tsv", list);
    assert_eq!(place.look(&file).kinds[0].kind, "emergency_area");
    let trial = place.try_it(&file, &asked("aree"));
    assert_eq!(
        mapped(&trial)[..10],
        [
            "Denominazione → name",
            "Tipologia area → area_type ?",
            "Superficie (mq) → declared_area_m2",
            "Capienza → capacity_people",
            "Fondo → ground",
            "Acqua → water",
            "Luce → power",
            "Fognatura → sewer",
            "Lat → geometry.lat",
            "Lon → geometry.lon",
        ],
    );
    assert_eq!(counts(&trial), (4, 0, 0, 0));
    let field = lines(&trial, 2);
    assert!(
        field
            .iter()
            .any(|line| line.contains("019018: mancava lo zero")),
        "{field:?}"
    );
    let car_park = lines(&trial, 4);
    assert!(
        car_park
            .iter()
            .any(|line| line.starts_with("guess: Tipo di area: «Ammassamneto")),
        "{car_park:?}"
    );
    let bad = lines(&trial, 5);
    assert_eq!(bad.len(), 2, "{bad:?}");
    assert!(
        bad.iter()
            .all(|line| line.ends_with("Resta fuori solo questo valore.")),
        "{bad:?}"
    );
    assert!(
        trial
            .doubts
            .iter()
            .any(|doubt| doubt.starts_with("2 valori non si capiscono")),
        "{:?}",
        trial.doubts
    );
    place.import(&file, &asked("aree"));
    let field = place.titled("emergency_area", "Campo sportivo");
    assert_eq!(text(&field, "area_type"), "accoglienza_scoperta");
    assert_eq!(field.get("declared_area_m2"), &Value::Dec(8500.0));
    assert_eq!(text(&field, "power"), "presente");
    assert_eq!(text(&field, "host_commune"), "019018");
    assert_eq!(text(&field, "geometry_source"), "coordinate");
    let Value::Geometry(place_of_field) = field.get("geometry") else {
        panic!("no place");
    };
    assert_eq!(
        place_of_field.to_json()["coordinates"],
        json!([9.6211, 45.3091])
    );
    let piazza = place.titled("emergency_area", "Piazza di esempio");
    assert_eq!(text(&piazza, "water"), "vicina");
    assert_eq!(text(&piazza, "ground"), "autobloccanti");
    let metres = place.titled("emergency_area", "Parcheggio");
    assert!(matches!(metres.get("geometry"), Value::Geometry(_)));
}

#[test]
fn structures_and_actions_come_in() {
    let mut place = begun();
    let list = "Edificio,Tipo,Indirizzo,Civico,Presenze massime,Uso in emergenza\n\
        Scuola di esempio,scuola elementare,Via Roma,12/B,180,\"ricovero, COC\"\n\
        Municipio,municipio,Piazza di esempio,1,25,COC\n";
    let file = place.read("strutture.csv", list);
    assert_eq!(place.look(&file).kinds[0].kind, "facility");
    place.import(&file, &asked("facility"));
    let school = place.titled("facility", "Scuola di esempio");
    assert_eq!(text(&school, "structure_type"), "primaria");
    assert_eq!(text(&school, "house_number"), "12/B");
    assert_eq!(
        school.get("emergency_uses"),
        &Value::set(["coc".to_owned(), "ricovero".to_owned()])
    );

    let list = "Fase;N.;Azione;Chi;Entro (minuti)\n\
        Preallarme;1;Convocare l'UCL;Sindaco;30\n\
        Preallarme;2;Verificare le aree di attesa;Ufficio tecnico;1 ora\n\
        Allarme;1;Chiudere il sottopasso;Polizia locale;20\n";
    let file = place.read("azioni.csv", list);
    assert_eq!(place.look(&file).kinds[0].kind, "action");
    let done = place.import(&file, &asked("azioni"));
    assert_eq!((done.new, done.refused), (3, 0));
    assert_eq!(done.section, "intervention");
    let act = place.titled("action", "Chiudere il sottopasso");
    assert_eq!(text(&act, "phase"), "allarme");
    let role = place.titled("crisis_unit_role", "Comandante o addetto di Polizia locale");
    assert_eq!(text(&act, "role_id"), role.id.to_string());
    assert_eq!(text(&role, "membership"), "nucleo");
    let check = place.titled("action", "Verificare le aree di attesa");
    assert_eq!(check.get("due_min"), &Value::Int(60));
    let again = place.import(&file, &asked("azioni"));
    assert_eq!((again.new, again.changed, again.same), (0, 0, 3));
}

#[test]
fn the_example_plan_takes_lists_that_name_what_it_has() {
    let mut place = place();
    let depots: Vec<_> = place
        .plan()
        .of_kind("depot")
        .map(|r| text(r, "name"))
        .collect();
    let list = format!(
        "Materiale;Quantità;Deposito\nGeneratore di prova;1;{}\n",
        depots[0].to_uppercase()
    );
    let file = place.read("materiali.csv", list);
    let count = place.count("depot");
    let done = place.import(&file, &asked("material"));
    assert_eq!(done.new, 1);
    assert!(done.along.is_empty(), "{:?}", done.along);
    assert_eq!(place.count("depot"), count);
}

#[test]
fn columns_are_chosen_corrected_and_left_out() {
    let place = begun();
    let list = "A;B;C\nGeneratore;2;Magazzino\n";
    let file = place.read("lista.csv", list);
    let mut asked = asked("material");
    asked.columns = Some(vec![
        Some("description".into()),
        Some("quantity".into()),
        Some(String::new()),
    ]);
    let trial = place.try_it(&file, &asked);
    assert_eq!(mapped(&trial), ["A → description", "B → quantity", "C → "]);
    assert_eq!(trial.key, ["description"]);
    asked.key = Some(vec!["depot_id".into()]);
    let error = place
        .desk
        .try_import(place.plan, &file, &asked, &|_, _, _| Ok(()));
    let error = error.unwrap_err();
    assert_eq!(error.code, Code::Usage);
    assert!(error.message.contains("Deposito"), "{error}");
    asked.key = None;
    asked.columns = Some(vec![Some("descripton".into()), None, None]);
    let error = place
        .desk
        .try_import(place.plan, &file, &asked, &|_, _, _| Ok(()));
    let error = error.unwrap_err();
    assert!(error.message.contains("description"), "{error}");
}

#[test]
fn the_columns_of_a_list_are_remembered() {
    let mut place = begun();
    let list = "Cosa;Quante;Dove\nGeneratore;2;Magazzino\n";
    let file = place.read("lista.csv", list);
    let mut asked = asked("material");
    asked.columns = Some(vec![
        Some("description".into()),
        Some("quantity".into()),
        Some("notes".into()),
    ]);
    asked.key = Some(vec!["description".into(), "quantity".into()]);
    asked.remember = true;
    place.import(&file, &asked);
    // Another file with the same heads in another order, after the archive was closed.
    let path = place.folder.path().join("piani.sqlite");
    let (plan, folder) = (place.plan, place.folder);
    drop(place.desk);
    let desk = Desk::look(&path, who(), Box::new(clock)).unwrap();
    let place = Place { desk, plan, folder };
    let file = place.read("altra.csv", "Dove;COSA;quante\nSede;Tenda;1\n");
    let trial = place.try_it(&file, &crate::kit::asked("material"));
    assert!(trial.remembered);
    assert_eq!(
        mapped(&trial),
        ["Dove → notes", "COSA → description", "quante → quantity"]
    );
    assert_eq!(trial.key, ["description", "quantity"]);
    // A desk that only looks may try, not import.
    let mut place = place;
    let refused = place.desk.import(
        place.plan,
        &file,
        &crate::kit::asked("material"),
        &|_, _, _| Ok(()),
    );
    assert!(refused.is_err());
}

#[test]
fn what_is_stopped_leaves_nothing() {
    let mut place = begun();
    let file = place.read("risorse.csv", resources());
    let before = place.plan();
    let stop = |_: &str, done: u64, _: u64| {
        if done > 0 {
            return Err(api::ApiError::new(Code::Cancelled, "cancelled", &[]));
        }
        Ok(())
    };
    let plan = place.plan;
    let error = place
        .desk
        .import(plan, &file, &asked("material"), &stop)
        .unwrap_err();
    assert_eq!(error.code, Code::Cancelled);
    assert_eq!(place.plan(), before);
    let error = OfficeFile::read(&file.path, &|_, _, _| {
        Err(api::ApiError::new(Code::Cancelled, "cancelled", &[]))
    });
    assert_eq!(error.unwrap_err().code, Code::Cancelled);
}

#[test]
fn a_thousand_rows_are_judged_at_once() {
    let place = place();
    let mut csv = String::from("Descrizione;Quantità;Luogo;Pronto in;Stato\n");
    for number in 0..1_000 {
        let _ = writeln!(
            csv,
            "Attrezzo {number};{number};Deposito {};30 min;buono",
            number % 40
        );
    }
    let file = place.read("mille.csv", csv);
    let asked = asked("material");
    place.try_it(&file, &asked);
    let begun = std::time::Instant::now();
    let trial = place.try_it(&file, &asked);
    let took = begun.elapsed();
    assert_eq!(trial.new, 1_000);
    assert_eq!(trial.rows.len() + trial.more, 1_000);
    // Unoptimised, on a busy machine; the optimised program takes a tenth.
    assert!(took.as_secs() < 5, "{took:?}");
}
