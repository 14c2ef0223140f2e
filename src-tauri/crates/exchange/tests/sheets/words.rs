//! Every refusal has its words, and they say what and how to mend it.

use std::collections::BTreeSet;

use exchange::sheets::{Fault, Refusal};
use plan::texts::{CATALOGUE, text};

#[test]
fn every_fault_has_a_message_and_a_remedy() {
    let mut codes = BTreeSet::new();
    for fault in Fault::ALL {
        assert!(codes.insert(fault.code()), "{fault:?}");
        let refusal = Refusal {
            fault: *fault,
            file: "mezzi.xlsx".into(),
            sheet: "Mezzi".into(),
            row: 14,
            detail: "5".into(),
        };
        assert!(
            refusal
                .message()
                .starts_with("«mezzi.xlsx», foglio «Mezzi», riga 14: "),
            "{refusal}"
        );
        let said = refusal.to_string();
        assert!(said.ends_with('.') && !said.contains(['{', '}']), "{said}");
        assert!(!refusal.fix().is_empty(), "{fault:?}");
    }
    for key in CATALOGUE
        .keys()
        .filter(|key| key.starts_with("sheets.fault."))
    {
        let code = key.split('.').nth(2).unwrap_or_default();
        assert!(codes.contains(code), "nobody says {key}");
    }
    assert!(text("sheets.cell.yes") == "sì");
}

#[test]
fn names_that_turn_the_writing_are_shown_harmless() {
    let refusal = Refusal {
        fault: Fault::Empty,
        file: "a\u{202e}xslx.exe\n\u{1b}[31m".into(),
        sheet: String::new(),
        row: 0,
        detail: String::new(),
    };
    let said = refusal.to_string();
    assert!(!said.contains(['\u{202e}', '\u{1b}', '\n']), "{said:?}");
}
