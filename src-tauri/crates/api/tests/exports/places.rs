//! Where an export goes, and what happens there.

use std::{cell::Cell, fs, sync::atomic::Ordering};

use api::{ApiError, Code, exports::Wanted};
use plan::declare::Class;

use crate::kit::*;

/// Neither who exports, nor when, nor for whom, is in the folder.
#[test]
fn two_runs_on_the_same_data_give_the_same_bytes() {
    let mut place = place();
    let done = place.export(Class::O, false).unwrap();
    let first = tree(&done.place);
    place.hour.store(18, Ordering::Relaxed);
    place.desk.who = who("Anna Bianchi", "compilatore");
    let out = place.out();
    let wanted = Wanted {
        recipient: "Prefettura",
        ..place.wanted(Class::O, &out)
    };
    let again = place
        .desk
        .export_folder(&wanted, &|_, _, _| Ok(()))
        .unwrap();
    assert_eq!(again.control_code, done.control_code);
    let second = tree(&again.place);
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        second.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &first {
        assert!(second[name] == *bytes, "{name}");
    }
    let lines = place.desk.exports(place.plan).unwrap();
    assert_eq!(lines[0].at, "2026-03-16T18:15:00Z");
    assert_eq!(lines[0].author, "Anna Bianchi");
    assert_eq!(lines[0].sha256, lines[1].sha256);
}

#[test]
fn who_stops_it_at_any_step_finds_everything_as_it_was() {
    let mut place = place();
    let steps = Cell::new(0);
    let out = place.out();
    let wanted = place.wanted(Class::P, &out);
    let count = |_: &str, _, _| {
        steps.set(steps.get() + 1);
        Ok(())
    };
    place.desk.export_folder(&wanted, &count).unwrap();
    let before = tree(&out);
    let lines = place.desk.exports(place.plan).unwrap().len();
    assert!(steps.get() > 20, "{}", steps.get());
    for last in [
        1,
        2,
        steps.get() / 3,
        steps.get() / 2,
        steps.get() - 1,
        steps.get(),
    ] {
        let so_far = Cell::new(0);
        let stop = |_: &str, _, _| {
            so_far.set(so_far.get() + 1);
            if so_far.get() >= last {
                return Err(ApiError::new(Code::Cancelled, "cancelled", &[]));
            }
            Ok(())
        };
        let error = place.desk.export_folder(&wanted, &stop).unwrap_err();
        assert_eq!(error.code, Code::Cancelled);
        assert_eq!(tree(&out), before, "step {last}");
        assert_eq!(place.desk.exports(place.plan).unwrap().len(), lines);
    }
}

#[test]
fn what_is_in_the_way_is_told_in_words_and_stays() {
    let mut place = place();
    let out = place.out();
    let name = "casaletto-ceredano-rev1-pubblica";
    fs::create_dir_all(out.join(name)).unwrap();
    fs::write(out.join(name).join("foto.txt"), "mia").unwrap();
    let error = place.export(Class::P, false).unwrap_err();
    assert_eq!(error.code, Code::Refused);
    assert!(
        error
            .message
            .contains("non è un'esportazione di Piano Pronto"),
        "{error}"
    );
    assert!(error.message.contains(name), "{error}");
    assert_eq!(tree(&out).len(), 1);
    fs::remove_dir_all(&out).unwrap();

    let done = place.export(Class::P, false).unwrap();
    let lock = done.place.join("data/tabelle/.~lock.tabelle.xlsx#");
    fs::write(&lock, "Anna").unwrap();
    let error = place.export(Class::P, false).unwrap_err();
    assert!(
        error
            .message
            .starts_with("«tabelle.xlsx» è aperto in un altro programma"),
        "{error}"
    );
    assert!(
        error.message.contains("l'esportazione di prima è intatta"),
        "{error}"
    );
    fs::remove_file(&lock).unwrap();
    let table = done.place.join("data/tabelle/catalogo-nazionale.csv");
    fs::write(&table, "corretta a mano").unwrap();
    let error = place.export(Class::P, false).unwrap_err();
    assert!(
        error
            .message
            .contains("catalogo-nazionale.csv è stato aggiunto o cambiato"),
        "{error}"
    );
    assert_eq!(fs::read(&table).unwrap(), b"corretta a mano");

    // The folder to export into is a file.
    let file = place.archive().with_file_name("un-file");
    fs::write(&file, "x").unwrap();
    let wanted = place.wanted(Class::P, &file);
    let error = place
        .desk
        .export_folder(&wanted, &|_, _, _| Ok(()))
        .unwrap_err();
    assert!(
        error.message.starts_with("Esportazione non riuscita"),
        "{error}"
    );
    assert!(!error.message.contains("os error"), "{error}");

    let deep = out.join("a".repeat(120)).join("b".repeat(120));
    let wanted = place.wanted(Class::P, &deep);
    let error = place
        .desk
        .export_folder(&wanted, &|_, _, _| Ok(()))
        .unwrap_err();
    assert!(error.message.contains("troppo lungo"), "{error}");
    assert!(!deep.exists());
    assert_eq!(
        place.desk.exports(place.plan).unwrap().len(),
        1,
        "only what was done"
    );
}

#[test]
fn a_closed_export_is_one_file_and_its_words_are_nowhere() {
    let mut place = place();
    let out = place.out();
    let words = "il mulino sul ponte vecchio";
    for (passphrase, weak) in [(words, false), ("Cremona2026", true)] {
        let wanted = Wanted {
            passphrase,
            ..place.wanted(Class::O, &out)
        };
        let done = place
            .desk
            .export_folder(&wanted, &|_, _, _| Ok(()))
            .unwrap();
        assert!(done.encrypted);
        assert!(
            done.place
                .ends_with("casaletto-ceredano-rev1-operativa.zip.age")
        );
        assert_eq!(done.notes.len(), usize::from(weak), "{:?}", done.notes);
        let files = tree(&out);
        assert_eq!(files.len(), 1);
        let sealed = files.values().next().unwrap();
        assert!(sealed.starts_with(b"age-encryption.org/v1\n-> scrypt "));
        // The manifest inside is that of the open export: the code is the same.
        let open = place.export(Class::O, false).unwrap();
        assert_eq!(open.control_code, done.control_code);
        fs::remove_dir_all(open.place).unwrap();
        let archive = fs::read(place.archive()).unwrap();
        for bytes in [&archive, sealed] {
            let found = bytes
                .windows(passphrase.len())
                .any(|part| part == passphrase.as_bytes());
            assert!(!found);
        }
    }
    let lines = place.desk.exports(place.plan).unwrap();
    assert_eq!(lines.iter().filter(|line| line.encrypted).count(), 2);
}

#[test]
fn documents_that_the_archive_lacks_are_counted() {
    let mut place = place();
    let mut plan = testkit::examples::casaletto(TODAY);
    let id = plan.of_kind("attachment").next().unwrap().id;
    let mut record = plan.get("attachment", id).unwrap().clone();
    record.put("sha256", plan::value::Value::from("0".repeat(64).as_str()));
    plan.insert(record);
    place.becomes(&plan);
    let done = place.export(Class::O, true).unwrap();
    assert_eq!(done.notes.len(), 1, "{:?}", done.notes);
    assert!(done.notes[0].contains(": 1."), "{:?}", done.notes);
    let guide = &tree(&done.place)["LEGGIMI-BOZZA.txt"];
    assert!(String::from_utf8_lossy(guide).contains("1 documento che non è nel fascicolo"));
}
