//! XLS that are broken or made to do harm.

use exchange::sheets::{Fault, SheetLimits, read};

use crate::builder::{May, compound, joined, judge, label, number, record, u16s, xls, xls_stream};

fn sound() -> Vec<u8> {
    xls(&[], &[label(0, 0, "Crema")])
}

/// The sound file with bytes of its header, or of another place, replaced.
fn with(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut file = sound();
    file[at..at + bytes.len()].copy_from_slice(bytes);
    file
}

fn stream(bytes: &[u8]) -> Vec<u8> {
    compound("Workbook", bytes)
}

#[test]
fn hostile_and_broken_old_workbooks() {
    let bof = record(0x0809, &u16s(&[0x0600, 5, 0, 0]));
    let dimensions = |rows: u32, columns: u16| {
        let mut body = [0_u32.to_le_bytes(), rows.to_le_bytes()].concat();
        body.extend(u16s(&[0, columns, 0]));
        record(0x0200, &body)
    };
    let text_of = |index: u32| {
        record(
            0x00fd,
            &[u16s(&[0, 0, 0]), index.to_le_bytes().to_vec()].concat(),
        )
    };
    let sst = |body: &[u8]| record(0x00fc, &[vec![0xff; 8], body.to_vec()].concat());
    let long = [vec![0x30, 0x75, 0], vec![b'x'; 8_000]].concat();
    let more = [vec![0], vec![b'x'; 8_000]].concat();
    let heavy = [
        sst(&long),
        record(0x003c, &more),
        record(0x003c, &more),
        record(0x003c, &[vec![0], vec![b'x'; 6_000]].concat()),
    ];
    let heavy_cells: Vec<_> = (0..3_000_u16)
        .map(|row| record(0x00fd, &[u16s(&[row, 0, 0]), vec![0; 4]].concat()))
        .collect();
    let sheets: Vec<_> = (0..150).map(|_| ("F", 0, label(0, 0, "x"))).collect();
    let nested = (0..5_000).flat_map(|_| bof.clone()).collect::<Vec<_>>();
    let half = sound();
    // The list of tables goes on in a sector that says to go on in itself.
    let mut circle = with(68, &[0, 0, 0, 0]);
    circle[512 + 508..1024].fill(0);
    let cases = vec![
        ("cut in the header", half[..300].to_vec(), May::Refuse(Fault::Damaged)),
        ("cut in the table", half[..700].to_vec(), May::Refuse(Fault::Damaged)),
        ("cut before the stream", half[..1536].to_vec(), May::Refuse(Fault::Damaged)),
        ("sectors of no known size", with(30, &[99, 0]), May::Refuse(Fault::Damaged)),
        ("a directory beyond the end", with(48, &[0, 0, 0, 0x70]), May::Refuse(Fault::Damaged)),
        ("a table in a circle", circle, May::Refuse(Fault::Damaged)),
        ("a directory in a circle", with(512 + 8, &[2, 0, 0, 0]), May::Refuse(Fault::Damaged)),
        ("a stream in a circle", with(512 + 12, &[3, 0, 0, 0]), May::Read(&["Crema"])),
        ("a stream of four gigabytes", with(1536 + 128 + 120, &[0xff; 4]), May::Read(&["Crema"])),
        ("a small stream without small sectors", with(1536 + 128 + 120, &[9, 0, 0, 0]), May::Refuse(Fault::Damaged)),
        ("a document of Word", compound("WordDocument", b"x"), May::Refuse(Fault::NotAList)),
        ("a presentation", compound("PowerPoint Document", b"x"), May::Refuse(Fault::NotAList)),
        ("something else", compound("Boh", b"x"), May::Refuse(Fault::NotAList)),
        ("a password", compound("EncryptedPackage", b"x"), May::Refuse(Fault::Encrypted)),
        ("an old password", xls(&[record(0x002f, &[1, 0])], &[]), May::Refuse(Fault::Encrypted)),
        ("no records", stream(&[]), May::Refuse(Fault::Damaged)),
        ("noise for records", stream(&[0x5a; 5_000]), May::Refuse(Fault::Damaged)),
        ("a version of before", stream(&record(0x0809, &u16s(&[0x0400, 5]))), May::Refuse(Fault::OldFormat)),
        ("Excel 4", record(0x0409, &u16s(&[0, 0x10, 0])), May::Refuse(Fault::OldFormat)),
        ("Lotus 1-2-3", vec![0, 0, 2, 0, 6, 4, 6, 0, 8, 0], May::Refuse(Fault::OldFormat)),
        ("a sheet beyond the end", stream(&joined(&[bof.clone(), record(0x0085, &[0xff, 0xff, 0xff, 0x7f, 0, 0, 1, 0, b'F']), record(0x000a, &[])])), May::Refuse(Fault::Damaged)),
        ("a sheet at the start of the book", stream(&joined(&[bof.clone(), record(0x0085, &[0, 0, 0, 0, 0, 0, 1, 0, b'F']), record(0x000a, &[])])), May::Refuse(Fault::Empty)),
        ("dimensions without end", xls(&[], &[dimensions(u32::MAX, u16::MAX), label(0, 0, "a")]), May::Read(&["a"])),
        ("cells far apart", xls(&[], &[number(0, 0, 0, 1.0), number(65_535, 255, 0, 2.0)]), May::Read(&["1", "2"])),
        ("a column beyond the limit", xls(&[], &[number(0, 65_535, 0, 1.0)]), May::Refuse(Fault::TooManyColumns)),
        ("a text that is not there", xls(&[], &[text_of(7)]), May::Refuse(Fault::Damaged)),
        ("texts counted without end", xls(&[sst(&[1, 0, 0, b'a'])], &[text_of(0)]), May::Read(&["a"])),
        ("texts that stop", xls(&[sst(&[200, 0, 0, b'a'])], &[text_of(0)]), May::Refuse(Fault::Damaged)),
        ("a text with runs without end", xls(&[sst(&[1, 0, 12, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, b'a'])], &[]), May::Refuse(Fault::Damaged)),
        ("one long text in many cells", xls(&heavy, &heavy_cells), May::Refuse(Fault::TooMuchText)),
        ("texts in crumbs", stream(&joined(&[bof.clone(), sst(&[0xff, 0xff, 0]), record(0x003c, b"a").repeat(30_000), record(0x000a, &[])])), May::Refuse(Fault::Damaged)),
        ("texts continued by nothing", xls(&[sst(&[2, 0, 0, b'a']), record(0x003c, &[]).repeat(5_000), record(0x003c, &[0, b'b'])], &[text_of(0)]), May::Read(&["ab"])),
        ("short records", xls(&[], &[record(0x0203, &[0, 0])]), May::Refuse(Fault::Damaged)),
        ("a record of nothing", xls(&[], &[record(0x00fd, &[])]), May::Refuse(Fault::Damaged)),
        ("a number that is none", xls(&[], &[number(0, 0, 0, f64::NAN), number(0, 1, 0, 1.0)]), May::Read(&["1"])),
        ("many numbers of nothing", xls(&[], &[record(0x00bd, &[0, 0, 0, 0, 1]), label(0, 0, "a")]), May::Read(&["a"])),
        ("a formula without its text", xls(&[], &[record(0x0006, &[u16s(&[0, 0, 0]), vec![0, 0, 0, 0, 0, 0, 0xff, 0xff]].concat()), label(1, 0, "a")]), May::Read(&["a"])),
        ("books within books", xls(&[], &[nested]), May::Refuse(Fault::Damaged)),
        ("too many sheets", stream(&xls_stream(&[], &sheets)), May::Refuse(Fault::TooManySheets)),
        ("only hidden", stream(&xls_stream(&[], &[("F", 1, label(0, 0, "x"))])), May::Refuse(Fault::OnlyHidden)),
        ("a web page", b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table></table></html>".to_vec(), May::Refuse(Fault::WebPage)),
        ("the XML of Excel 2003", b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".to_vec(), May::Refuse(Fault::WebPage)),
        ("a page for one file", b"MIME-Version: 1.0\nContent-Type: multipart/related".to_vec(), May::Refuse(Fault::WebPage)),
        ("a text with another name", b"Nome\tNote\nPompa\tx\n".to_vec(), May::Read(&["Nome", "Note", "Pompa", "x"])),
    ];
    judge(cases, "xls");
}

/// A thousand sheets may be one: each would be read anew.
#[test]
fn one_sheet_listed_again_and_again() {
    let bof = record(0x0809, &u16s(&[0x0600, 5, 0, 0]));
    let eof = record(0x000a, &[]);
    let head = |at: u32| {
        let mut body = at.to_le_bytes().to_vec();
        body.extend([0, 0, 1, 0, b'F']);
        joined(&[bof.clone(), record(0x0085, &body).repeat(900), eof.clone()])
    };
    let at = u32::try_from(head(0).len()).expect("small");
    let records = record(0x0fff, &[]).repeat(2_000);
    let bytes = stream(&joined(&[head(at), bof.clone(), records, eof.clone()]));
    let limits = SheetLimits {
        steps: 100_000,
        ..SheetLimits::default()
    };
    let refusal = read("a.xls", &bytes, &limits, &|| true).expect_err("too much work");
    assert_eq!(refusal.fault, Fault::TooIntricate);
    assert!(refusal.to_string().starts_with("«a.xls»: "), "{refusal}");
}
