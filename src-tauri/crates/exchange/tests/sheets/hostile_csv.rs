//! CSV that are broken, or no lists.

use exchange::sheets::{Fault, SheetLimits, read};

use crate::builder::{May, judge, zip};

#[test]
fn hostile_and_broken_lists_of_text() {
    let lines = |count: usize, line: &str| line.repeat(count).into_bytes();
    let cases = vec![
        ("nothing", vec![], May::Refuse(Fault::Empty)),
        (
            "only blank lines",
            b"\n\r\n  \n;;;\n".to_vec(),
            May::Refuse(Fault::Empty),
        ),
        (
            "only a mark",
            vec![0xef, 0xbb, 0xbf],
            May::Refuse(Fault::Empty),
        ),
        (
            "only the separator",
            b"sep=;\r\n".to_vec(),
            May::Refuse(Fault::Empty),
        ),
        (
            "an open quote",
            b"a;b\n1;\"due\n2;tre\n3;x\n".to_vec(),
            May::Refuse(Fault::OpenQuote),
        ),
        (
            "an open quote over megabytes",
            [b"a;\"".to_vec(), lines(500_000, "riga;x\n")].concat(),
            May::Refuse(Fault::OpenQuote),
        ),
        (
            "a cell of megabytes",
            lines(2_000_000, "x"),
            May::Refuse(Fault::CellTooLong),
        ),
        (
            "a closed cell of megabytes",
            [b"a;\"".to_vec(), lines(500_000, "riga\n"), b"\"\n".to_vec()].concat(),
            May::Refuse(Fault::CellTooLong),
        ),
        (
            "too many rows",
            lines(100_001, "a;b\n"),
            May::Refuse(Fault::TooManyRows),
        ),
        (
            "a hole of blank lines",
            [b"a\n".to_vec(), lines(200_000, "\n"), b"b\n".to_vec()].concat(),
            May::Refuse(Fault::TooManyRows),
        ),
        (
            "too many columns",
            [lines(2_000, "a;"), b"b\n".to_vec()].concat(),
            May::Refuse(Fault::TooManyColumns),
        ),
        (
            "too many cells",
            lines(99_000, &format!("{}a\n", ";".repeat(30))),
            May::Refuse(Fault::TooManyCells),
        ),
        (
            "a row of separators and one cell far away",
            [lines(100_000, ";"), b"x".to_vec()].concat(),
            May::Refuse(Fault::TooManyColumns),
        ),
        (
            "a program",
            [b"\x7fELF\x02\x01\x01".to_vec(), vec![0; 400]].concat(),
            May::Refuse(Fault::NotAList),
        ),
        (
            "noise",
            (0..4000_u32)
                .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
                .collect(),
            May::Refuse(Fault::NotAList),
        ),
        (
            "a picture",
            b"\x89PNG\r\n\x1a\n....".to_vec(),
            May::Refuse(Fault::NotAList),
        ),
        (
            "a PDF",
            b"%PDF-1.7\n1 0 obj".to_vec(),
            May::Refuse(Fault::NotAList),
        ),
        (
            "a letter",
            b"{\\rtf1 ciao}".to_vec(),
            May::Refuse(Fault::NotAList),
        ),
        (
            "a ZIP of something",
            zip(&[("foto.jpg", b"x")]),
            May::Refuse(Fault::NotAList),
        ),
        (
            "a web page",
            b"<html><table><tr><td>a</td></tr></table></html>".to_vec(),
            May::Refuse(Fault::WebPage),
        ),
        (
            "SYLK",
            b"ID;PWXL;N;E\nC;Y1;X1;K\"a\"\nE\n".to_vec(),
            May::Refuse(Fault::OldFormat),
        ),
        (
            "another XML",
            b"<?xml version=\"1.0\"?><rss></rss>".to_vec(),
            May::Refuse(Fault::NotAList),
        ),
        (
            "half a letter of UTF-16",
            b"\xff\xfea\x00;\x00b\x00\n\x00c".to_vec(),
            May::Read(&["a", "b", "\u{fffd}"]),
        ),
        (
            "broken UTF-8 after a mark",
            b"\xef\xbb\xbfa;b\xff\n".to_vec(),
            May::Read(&["a", "b\u{fffd}"]),
        ),
        (
            "zeros between letters",
            b"a;b\n1;\x00\x00\x002\n".to_vec(),
            May::Refuse(Fault::NotAList),
        ),
        (
            "quotes in the middle",
            b"a;5\" tubo;b\"\"c\n1;2;3\n".to_vec(),
            May::Read(&["a", "5\" tubo", "b\"\"c", "1", "2", "3"]),
        ),
        (
            "letters after a quote",
            b"\"a\"x;b\n".to_vec(),
            May::Read(&["ax", "b"]),
        ),
        (
            "a quote open on the last line",
            b"a;b\n1;\"due".to_vec(),
            May::Read(&["a", "b", "1", "due"]),
        ),
        ("only quotes", b"\"\"\"\"\n".to_vec(), May::Read(&["\""])),
        (
            "formulas",
            b"a;b\n=cmd|'/c calc'!A1;@SUM(1)\n".to_vec(),
            May::Read(&["a", "b", "=cmd|'/c calc'!A1", "@SUM(1)"]),
        ),
        (
            "a false separator line",
            b"sep=x\na;b\n".to_vec(),
            May::Read(&["sep=x", "a", "b"]),
        ),
    ];
    judge(cases, "csv");
}

#[test]
fn the_refusal_names_file_and_row() {
    let read_it = |bytes: &[u8]| read("volontari.csv", bytes, &SheetLimits::default(), &|| true);
    let refusal = read_it(b"a;b\n\n1;\"due\n2;tre\n3;x\n").expect_err("an open quote");
    assert_eq!((refusal.fault, refusal.row), (Fault::OpenQuote, 3));
    assert_eq!(
        refusal.message(),
        "«volontari.csv», foglio «volontari», riga 3: qui si aprono virgolette che non si chiudono più."
    );
    let limits = SheetLimits {
        bytes: 10,
        ..SheetLimits::default()
    };
    let refusal = read("a.csv", b"01234567890", &limits, &|| true).expect_err("too big");
    assert_eq!(refusal.fault, Fault::FileTooBig);
    let stopped = read("a.csv", b"a;b\n", &SheetLimits::default(), &|| false).expect_err("stopped");
    assert_eq!(stopped.fault, Fault::Cancelled);
    let limits = SheetLimits {
        text: 1 << 20,
        ..SheetLimits::default()
    };
    let limits_of_work = SheetLimits {
        steps: 10_000,
        ..SheetLimits::default()
    };
    let refusal = read("a.csv", &vec![b';'; 20_000], &limits_of_work, &|| true).expect_err("work");
    assert_eq!(refusal.fault, Fault::TooIntricate);
    let long = format!("{};{}\n", "x".repeat(30_000), "y".repeat(30_000)).repeat(20);
    let refusal = read("a.csv", long.as_bytes(), &limits, &|| true).expect_err("too much text");
    assert_eq!((refusal.fault, refusal.row), (Fault::TooMuchText, 18));
}
