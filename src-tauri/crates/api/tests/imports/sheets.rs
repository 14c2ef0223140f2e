//! Sheets that go back to the office and come in again: templates, rows to mend, files of columns.

use api::imports::save_template;
use exchange::sheets::{Cell, ColumnOut, Shape, SheetOut, workbook};

use crate::kit::*;

#[test]
fn every_template_comes_back_as_nothing() {
    let place = place();
    for kind in imports::kinds() {
        if kind.kind == "boundary" {
            continue;
        }
        let out = place.folder.path().join(format!("{}.xlsx", kind.kind));
        save_template(&kind.kind, &out).unwrap_or_else(|error| panic!("{}: {error}", kind.kind));
        let file = OfficeFile::read(&out, &|_, _, _| Ok(())).unwrap();
        let look = place
            .desk
            .look_at_import(place.plan, &file, Some(&kind.kind))
            .unwrap();
        assert_eq!(look.part, 0, "{}", kind.kind);
        assert_eq!(
            look.parts[0].rows, 0,
            "{}: the example is no row",
            kind.kind
        );
        let trial = place.try_it(&file, &asked(&kind.kind));
        // Every head of the template goes back to the field that it was made of.
        for column in &trial.columns {
            assert!(
                !column.target.is_empty(),
                "{}: {} goes nowhere",
                kind.kind,
                column.head
            );
            let target = trial
                .targets
                .iter()
                .find(|target| target.target == column.target);
            let label = target.map(|target| target.label.as_str());
            assert_eq!(
                label,
                Some(column.head.trim_end_matches(" *")),
                "{}",
                kind.kind
            );
        }
        assert_eq!(counts(&trial), (0, 0, 0, 0));
    }
}

/// A template that was filled comes in.
#[test]
fn a_template_that_was_filled_comes_in() {
    let mut place = begun();
    let out = place.folder.path().join("materiali.xlsx");
    save_template("material", &out).unwrap();
    let file = OfficeFile::read(&out, &|_, _, _| Ok(())).unwrap();
    let heads = place.look(&file).parts[0].heads.clone();
    let value = |head: &str| match head.trim_end_matches(" *") {
        "Descrizione" => Cell::Text("Motopompa di esempio".into()),
        "Deposito" => Cell::Text("Magazzino".into()),
        "Categoria" => Cell::Text("Pompe e idrovore".into()),
        "Quantità" => Cell::Number(2.0),
        "Prossima revisione" => Cell::Day(date(2026, 9, 30)),
        _ => Cell::Empty,
    };
    let sheet = SheetOut {
        name: "Materiali".into(),
        columns: (heads.iter())
            .map(|head| ColumnOut {
                head: head.clone(),
                ..ColumnOut::default()
            })
            .collect(),
        rows: vec![heads.iter().map(|head| value(head)).collect()],
        ..SheetOut::default()
    };
    let file = place.read("riempito.xlsx", workbook(&[sheet]).unwrap());
    let done = place.import(&file, &asked("material"));
    assert_eq!((done.new, done.refused), (1, 0));
    let pump = place.titled("material", "Motopompa di esempio");
    assert_eq!(text(&pump, "category"), "pompe");
    assert_eq!(text(&pump, "next_check_due"), "2026-09-30");
}

#[test]
fn rows_that_were_not_understood_come_back_mended() {
    let mut place = begun();
    let list = "Descrizione;Q.tà;Luogo\nPompa;1;Magazzino\nTransenne;una decina;Magazzino\nConi;boh;Magazzino\n";
    let file = place.read("risorse.csv", list);
    place.import(&file, &asked("material"));
    let out = place.folder.path().join("da correggere.xlsx");
    let saved = place
        .desk
        .save_refused(place.plan, &file, &asked("material"), &out, &|_, _, _| {
            Ok(())
        })
        .unwrap();
    assert_eq!(saved.rows, 2);
    let again = OfficeFile::read(&out, &|_, _, _| Ok(())).unwrap();
    let look = place.look(&again);
    assert_eq!(
        look.parts[0].heads,
        ["Descrizione", "Q.tà", "Luogo", "motivo"]
    );
    let trial = place.try_it(&again, &asked("material"));
    assert_eq!(counts(&trial), (0, 0, 0, 2));
    assert_eq!(mapped(&trial)[3], "motivo → ");
    let reason = &trial.columns[3].samples[0].text;
    assert!(reason.contains("una decina"), "{reason}");
    // Mended.
    let mended = "Descrizione;Q.tà;Luogo;motivo\nTransenne;10;Magazzino;vecchio motivo\nConi;12;Magazzino;\n";
    let file = place.read("corretto.csv", mended);
    let done = place.import(&file, &asked("material"));
    assert_eq!((done.new, done.refused), (2, 0));
    assert_eq!(place.count("material"), 3);
    let none = place
        .desk
        .save_refused(place.plan, &file, &asked("material"), &out, &|_, _, _| {
            Ok(())
        })
        .unwrap_err();
    assert_eq!(none.code, Code::NotFound);
}

#[test]
fn a_workbook_has_several_sheets() {
    let place = begun();
    let sheet = |name: &str, heads: &[&str], rows: Vec<Vec<Cell>>| SheetOut {
        name: name.into(),
        columns: heads
            .iter()
            .map(|head| ColumnOut {
                head: (*head).into(),
                shape: Shape::Text,
                ..ColumnOut::default()
            })
            .collect(),
        rows,
        ..SheetOut::default()
    };
    let text = |text: &str| Cell::Text(text.into());
    let book = workbook(&[
        sheet(
            "Leggimi",
            &["Istruzioni per chi compila"],
            vec![vec![text("Scrivere una riga per mezzo")]],
        ),
        sheet(
            "Mezzi",
            &["Tipo", "Modello", "Targa"],
            vec![vec![text("furgone"), text("Esempio"), text("AA000AA")]],
        ),
    ])
    .unwrap();
    let file = place.read("elenco.xlsx", book);
    let look = place
        .desk
        .look_at_import(place.plan, &file, Some("risorse"))
        .unwrap();
    assert_eq!((look.part, look.kinds[0].kind.as_str()), (1, "vehicle"));
    assert_eq!(file.part_named("mezzi").unwrap(), 1);
    assert_eq!(file.part_named("2").unwrap(), 1);
    let error = file.part_named("Natanti").unwrap_err();
    assert!(error.message.contains("«Mezzi»"), "{error}");
    let mut asked = asked("vehicle");
    asked.part = look.part;
    assert_eq!(counts(&place.try_it(&file, &asked)), (1, 0, 0, 0));
    asked.part = 9;
    let error = place
        .desk
        .try_import(place.plan, &file, &asked, &|_, _, _| Ok(()))
        .unwrap_err();
    assert_eq!(error.code, Code::NotFound);
}

#[test]
fn a_file_of_columns_says_where_they_go() {
    let place = begun();
    let file = place.read("lista.csv", "A;B;C\nPompa;2;x\n");
    let mut asked = asked("material");
    asked.columns = Some(vec![
        Some("description".into()),
        Some("quantity".into()),
        Some(String::new()),
    ]);
    let grounds = place
        .desk
        .import_grounds(place.plan, &file, &asked)
        .unwrap();
    let mapping = grounds.mapping(&file, &asked).unwrap();
    let text = mapping.text();
    let read = Mapping::read(&text, "colonne.json").unwrap();
    assert_eq!(read, mapping);
    assert_eq!(
        read.of_heads(&["B".into(), "a".into(), "Z".into()]),
        [
            Some("quantity".to_owned()),
            Some("description".to_owned()),
            None,
        ]
    );
    for (bad, says) in [
        ("{", "colonne.json"),
        ("{}", "piano-pronto/mapping/1"),
        (
            r#"{"format":"piano-pronto/mapping/1","kind":"boh","columns":{}}"#,
            "boh",
        ),
        (
            r#"{"format":"piano-pronto/mapping/1","kind":"material","columns":{"A":"quantit"}}"#,
            "quantity",
        ),
        (
            r#"{"format":"piano-pronto/mapping/1","kind":"material","columns":{},"more":1}"#,
            "more",
        ),
    ] {
        let error = Mapping::read(bad, "colonne.json").unwrap_err();
        assert_eq!(error.code, Code::Usage);
        assert!(error.message.contains(says), "{error}");
    }
}

#[test]
fn what_a_file_is_not() {
    let place = begun();
    let pdf = place.read("vecchio piano.pdf", b"%PDF-1.4 esempio");
    assert_eq!(
        (pdf.what, place.look(&pdf).what.as_str()),
        (What::Document, "document")
    );
    let error = OfficeFile::read(&place.folder.path().join("non c'è.pdf"), &|_, _, _| Ok(()));
    assert!(error.is_err());
    let error = OfficeFile::read(place.folder.path(), &|_, _, _| Ok(()));
    assert!(error.is_err());
}

/// What the program itself shows of the example plan, as a list of each kind, is what the plan already has.
#[test]
fn what_the_plan_shows_comes_back_as_the_same() {
    let place = place();
    let plan = place.plan();
    let mut wrong = Vec::new();
    for kind in imports::kinds() {
        let Some(declared) = plan::declare::kind(&kind.kind) else {
            continue;
        };
        let records: Vec<_> = plan.of_kind(declared.name).collect();
        let fields: Vec<_> = declared
            .fields
            .iter()
            .filter(|field| {
                field.name != "attachment_ids" && field.ty != plan::types::Type::Geometry
            })
            .filter(|field| {
                records
                    .iter()
                    .any(|record| !record.get(field.name).is_empty())
            })
            .collect();
        if records.is_empty() || fields.is_empty() {
            continue;
        }
        let sheet = SheetOut {
            name: "Elenco".into(),
            columns: (fields.iter())
                .map(|field| ColumnOut {
                    head: plan::texts::field(declared.name, field, "label").into(),
                    ..ColumnOut::default()
                })
                .collect(),
            rows: (records.iter())
                .map(|record| {
                    let shown = |field: &&&plan::declare::Field| {
                        Cell::Text(api::records::shown(&plan, field, record.get(field.name)))
                    };
                    fields.iter().map(|field| shown(&field)).collect()
                })
                .collect(),
            ..SheetOut::default()
        };
        let file = place.read("elenco.xlsx", workbook(&[sheet]).unwrap());
        let mut asked = asked(&kind.kind);
        asked.columns = Some(
            fields
                .iter()
                .map(|field| Some(field.name.to_owned()))
                .collect(),
        );
        let trial = place.try_it(&file, &asked);
        if trial.same != records.len() {
            let rows = trial
                .rows
                .iter()
                .filter(|row| row.outcome != "same")
                .take(3);
            let told: Vec<_> = rows
                .map(|row| {
                    format!(
                        "{} {} {:?}",
                        row.what,
                        row.outcome,
                        row.lines.iter().map(|l| &l.text).collect::<Vec<_>>()
                    )
                })
                .collect();
            wrong.push(format!(
                "{} key {:?}: {:?} of {}: {told:#?}",
                kind.kind,
                trial.key,
                counts(&trial),
                records.len()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
