//! What an office already has comes in: a list of resources with three rows that cannot be, mended and brought in again;
//! and a shapefile whose label names another system than its numbers. With the mouse and with keys alone.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;
use serde_json::{Value as Json, json};
use shapefile::{
    Point, Polygon, PolygonRing, Writer,
    dbase::{FieldValue, Record, TableWriterBuilder},
};

use crate::{
    hands::{Hands, Keys, Mouse, Spot, spot},
    harness::Window,
    journey::first_questions,
};

const HEADS: [&str; 4] = ["Descrizione", "Q.tà", "Luogo", "Appunti"];
const ROWS: u32 = 62;
/// Rows of the sheet whose quantity is no number, with what is written there; the heads are row 1.
const BAD: [(u32, &str); 3] = [(14, "una decina"), (31, "parecchie"), (48, "due o tre")];
const THINGS: [&str; 6] = [
    "Transenne",
    "Idrovora",
    "Torre faro",
    "Tenda",
    "Brandina",
    "Motosega",
];
/// What the label of the shapefile says, where the numbers of the other one are in it.
const UTM_32: &str = r#"PROJCS["WGS_1984_UTM_Zone_32N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
/// A corner in Gauss-Boaga west (EPSG:3003), and where it is in EPSG:25832 as GDAL computes it.
const GAUSS_BOAGA: (f64, f64) = (1_548_928.571_4, 5_018_619.573_2);
const CORNER: (f64, f64) = (548_900.0, 5_018_600.0);
const AREAS: [&str; 2] = ["Prato di esempio", "Piazza di esempio"];

/// What differs between the two ways beyond pressing and writing.
trait Brings: Hands {
    /// Gives the window a file of any sort, from wherever one is in the plan.
    fn bring(&self, window: &Window, file: &Path);
    /// Reads the shapes in another system.
    fn system(&self, window: &Window, entry: &str);
}

const SYSTEM: Spot = spot("combobox", "Sistema delle coordinate");

impl Brings for Mouse {
    /// Dropped in the middle of the map.
    fn bring(&self, window: &Window, file: &Path) {
        self.go(window, "Mappa");
        window.wait_for_css(".map-canvas[data-view]");
        window.drops(&[file], (0.6, 0.6));
    }

    fn system(&self, window: &Window, entry: &str) {
        self.choose(window, SYSTEM, entry);
    }
}

impl Brings for Keys {
    fn bring(&self, window: &Window, file: &Path) {
        self.go(window, "Importa");
        // What came in before is still told about.
        self.press(window, spot("button", "Importa un altro file"));
        window.will_choose(file);
        self.press(window, spot("button", "Scegli il file…"));
    }

    /// With the arrows: the names begin alike, and each letter typed is already a choice.
    fn system(&self, window: &Window, entry: &str) {
        self.enter(window, SYSTEM);
        let chosen = "return document.activeElement.selectedOptions?.[0]?.label ?? ''";
        let mut left = 20;
        let mut key = "Home";
        while !(window.js(chosen, &[]).as_str()).is_some_and(|label| label.starts_with(entry)) {
            assert!(left > 0, "no «{entry}» with the arrows");
            left -= 1;
            window.press(key);
            key = "ArrowDown";
        }
    }
}

/// The list of the store; mended, each quantity is a number.
fn store(folder: &Path, name: &str, is_mended: bool) -> PathBuf {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Magazzino").expect("a name");
    for (at, head) in (0u16..).zip(HEADS) {
        sheet.write(0, at, head).expect("a head");
    }
    for row in 1..=ROWS {
        let thing = THINGS[row as usize % THINGS.len()];
        sheet
            .write(row, 0, format!("{thing} n. {row}"))
            .expect("a cell");
        match BAD.iter().find(|(bad, _)| *bad == row + 1) {
            Some((_, words)) if !is_mended => sheet.write(row, 1, *words).expect("a cell"),
            _ => sheet.write(row, 1, row).expect("a cell"),
        };
        let place = if row % 2 == 0 {
            "Magazzino comunale"
        } else {
            "Sede del gruppo"
        };
        sheet.write(row, 2, place).expect("a cell");
        sheet
            .write(row, 3, format!("scaffale {}", row % 7))
            .expect("a cell");
    }
    let path = folder.join(name);
    book.save(&path).expect("a sheet");
    path
}

/// Two squares in Gauss-Boaga, labelled as UTM.
fn wrong_zone(folder: &Path) -> PathBuf {
    let path = folder.join("aree di attesa.shp");
    let table = TableWriterBuilder::new()
        .add_character_field("ID_AREA".try_into().expect("a name"), 12)
        .add_character_field("DENOMINAZ".try_into().expect("a name"), 60);
    let mut writer = Writer::from_path(&path, table).expect("a shapefile");
    let (east, north) = GAUSS_BOAGA;
    for (at, name) in (0u8..).zip(AREAS) {
        let (e, n) = (east + 300.0 * f64::from(at), north);
        let ring = [(0., 0.), (0., 60.), (60., 60.), (60., 0.), (0., 0.)];
        let ring = ring.map(|(x, y)| Point::new(e + x, n + y)).to_vec();
        let mut record = Record::default();
        let text = |text: &str| FieldValue::Character(Some(text.to_owned()));
        record.insert("ID_AREA".to_owned(), text(&(at + 1).to_string()));
        record.insert("DENOMINAZ".to_owned(), text(name));
        writer
            .write_shape_and_record(&Polygon::new(PolygonRing::Outer(ring)), &record)
            .expect("a shape");
    }
    drop(writer);
    std::fs::write(path.with_extension("prj"), UTM_32).expect("a label");
    path
}

fn records(window: &Window, plan: &str, kind: &str) -> Vec<Json> {
    let told = window.ask("records", &json!({ "plan": plan, "kind": kind }));
    told.as_array().cloned().unwrap_or_default()
}

/// The rows of a sheet below its heads.
fn rows_of(path: &Path) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a sheet");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    range
        .rows()
        .skip(1)
        .map(|row| row.iter().map(Data::to_string).collect())
        .collect()
}

fn tried(window: &Window, button: &str) {
    window.look(&spot("button", button));
    // The trial wrote nothing, and says so.
    window.wait_for("Nessun dato è stato ancora scritto.");
}

fn list_with_faults(hands: &impl Brings, window: &Window, plan: &str, folder: &Path) {
    hands.go(window, "Risorse");
    hands.press(window, spot("tab", "Materiali…"));
    hands.press(window, spot("link", "Importa… Materiale"));
    window.wait_for("Il file diventa: Materiale.");
    window.will_choose(&store(folder, "magazzino.xlsx", false));
    hands.press(window, spot("button", "Scegli il file…"));
    tried(window, "Importa 59 righe");
    assert_eq!(records(window, plan, "material").len(), 0);
    for (row, words) in BAD {
        window.look(&spot("row", &format!("{row}…«{words}»…")));
    }

    // A column that the program does not know is told where to go, and the trial follows.
    hands.write(window, spot("combobox", "Colonna «Appunti»…"), "Note");
    window.wait("the column among the notes", |window| {
        let value = window.value("combobox", "Colonna «Appunti»…");
        (value == "Note").then_some(())
    });
    tried(window, "Importa 59 righe");
    assert_eq!(window.axe(), Vec::<String>::new());
    hands.press(window, spot("button", "Importa 59 righe"));
    window.wait_for("Importate 59 righe su 62");
    let kept = records(window, plan, "material");
    assert_eq!(kept.len(), 59);
    let first = kept
        .iter()
        .find(|record| record["title"] == "Idrovora n. 1");
    let first = first.unwrap_or_else(|| panic!("no first row in {kept:#?}"));
    assert_eq!(first["shown"]["notes"], "scaffale 1", "{first}");
    assert_eq!(first["shown"]["quantity"], "1", "{first}");
    assert_eq!(records(window, plan, "depot").len(), 2);

    // What was not understood goes to a sheet, each row with its reason.
    let mend = folder.join("da correggere.xlsx");
    window.will_choose(&mend);
    hands.press(window, spot("button", "Salva le 3 righe da correggere…"));
    window.wait("the sheet to mend", |_| mend.is_file().then_some(()));
    let refused = rows_of(&mend);
    assert_eq!(refused.len(), BAD.len(), "{refused:?}");
    for (row, (_, words)) in refused.iter().zip(BAD) {
        assert_eq!(row[1], words);
        assert!(
            row.last().is_some_and(|reason| reason.contains(words)),
            "{row:?}"
        );
    }

    // The list again, mended: what is there is not doubled, and the columns are remembered.
    hands.press(window, spot("button", "Importa un altro file"));
    window.will_choose(&store(folder, "magazzino corretto.xlsx", true));
    hands.press(window, spot("button", "Scegli il file…"));
    tried(window, "Importa 3 righe");
    let text = window.text();
    assert!(
        text.contains("3 nuove") && text.contains("59 uguali"),
        "{text}"
    );
    assert_eq!(window.value("combobox", "Colonna «Appunti»…"), "Note");
    hands.press(window, spot("button", "Importa 3 righe"));
    window.wait_for("Importate 3 righe su 62");
    assert_eq!(records(window, plan, "material").len(), 62);

    // Each import is one step, taken back where it is told and by its keys.
    hands.press(window, spot("button", "Annulla l'importazione"));
    window.wait_for("Il piano è com'era prima.");
    assert_eq!(records(window, plan, "material").len(), 59);
    window.press("Control+z");
    window.wait("the plan as it was", |window| {
        (records(window, plan, "material").is_empty() && records(window, plan, "depot").is_empty())
            .then_some(())
    });
}

fn shapes_in_the_wrong_zone(hands: &impl Brings, window: &Window, plan: &str, folder: &Path) {
    hands.bring(window, &wrong_zone(folder));
    window.wait_for("«aree di attesa.shp»");
    tried(window, "Importa 2 righe");
    hands.choose(
        window,
        spot("combobox", "Che cosa diventa"),
        "Area di emergenza",
    );
    // The numbers are believed, and the label is told about.
    window.wait_for("fuso ovest (EPSG:3003)");
    window.wait_for("km a est");
    // As the label says, they are far away; as the person says, at home.
    hands.system(window, "metri UTM, fuso 32, WGS 84");
    window.wait_for("Scelto da te: metri UTM, fuso 32, WGS 84");
    hands.system(window, "metri Gauss-Boaga, fuso ovest");
    window.wait_for("Scelto da te: metri Gauss-Boaga, fuso ovest");
    tried(window, "Importa 2 righe");
    assert_eq!(window.axe(), Vec::<String>::new());
    hands.press(window, spot("button", "Importa 2 righe"));
    window.wait_for("Importate 2 righe su 2");
    let told = window.ask("features", &json!({ "plan": plan }));
    let areas: Vec<Json> = (told["features"].as_array().into_iter().flatten())
        .filter(|feature| feature["kind"] == "emergency_area")
        .cloned()
        .collect();
    assert_eq!(areas.len(), 2, "{told}");
    for (at, name) in (0u8..).zip(AREAS) {
        let area = areas.iter().find(|area| area["title"] == name);
        let area = area.unwrap_or_else(|| panic!("no «{name}» in {areas:#?}"));
        let ring = &area["geometry"]["coordinates"][0];
        let asked = json!({ "points": ring, "toMetres": true });
        let metres = window.ask("project", &asked);
        let (east, north) = (CORNER.0 + 300.0 * f64::from(at), CORNER.1);
        let near = (metres["points"].as_array().into_iter().flatten()).any(|point| {
            let (e, n) = (point[0].as_f64(), point[1].as_f64());
            (e.unwrap_or_default() - east).hypot(n.unwrap_or_default() - north) < 1.0
        });
        assert!(near, "{name}: {east} {north} is no corner of {metres}");
    }
    hands.press(window, spot("button", "Annulla l'importazione"));
    window.wait_for("Il piano è com'era prima.");
    assert_eq!(records(window, plan, "emergency_area").len(), 0);
}

/// A paper of so many pages, each with a line of words.
fn paper(folder: &Path, name: &str, pages: &[&str]) -> PathBuf {
    let count = pages.len();
    let kids: String = (0..count)
        .map(|at| format!("{} 0 R ", 4 + 2 * at))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (at, words) in pages.iter().enumerate() {
        let drawing = format!("BT /F1 24 Tf 72 720 Td ({words}) Tj ET");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * at
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{drawing}\nendstream",
            drawing.len()
        ));
    }
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", pdf.len()).expect("a text grows");
        writeln!(pdf, "{} 0 obj\n{object}\nendobj", at + 1).expect("a text grows");
    }
    let size = objects.len() + 1;
    let start = pdf.len();
    writeln!(
        pdf,
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    )
    .expect("a text grows");
    let path = folder.join(name);
    std::fs::write(&path, pdf).expect("a paper");
    path
}

fn what_an_office_has(hands: &impl Brings) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let window = Window::start(home.path());
    window.resize(1280, 720);
    first_questions(hands, &window);
    let plan = window.plan();
    list_with_faults(hands, &window, &plan, folder.path());
    shapes_in_the_wrong_zone(hands, &window, &plan, folder.path());
    assert_eq!(window.faults(), Vec::<String>::new());
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn what_an_office_has_by_mouse() {
    what_an_office_has(&Mouse);
}

#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn what_an_office_has_by_keyboard() {
    what_an_office_has(&Keys);
}

/// The old plan on paper is read beside the form, inside the window and under its policy.
#[test]
#[ignore = "needs the window and a display in memory: make e2e"]
fn an_old_plan_is_read_beside_the_forms() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let window = Window::start(home.path());
    window.resize(1400, 800);
    first_questions(&Mouse, &window);
    let plan = window.plan();
    let pages = [
        "Piano comunale del 2011",
        "Mezzi e materiali",
        "Aree di attesa",
    ];
    let old = paper(folder.path(), "Piano 2011.pdf", &pages);
    Keys.go(&window, "Importa");
    window.drops(&[&old], (0.5, 0.5));
    Mouse.press(&window, spot("button", "Tienilo accanto ai moduli"));
    window.wait_for("è negli allegati e accanto ai moduli");
    let kept = records(&window, &plan, "attachment");
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(kept[0]["shown"]["privacy"], "Riservata", "{kept:?}");
    Mouse.go(&window, "Risorse");
    window.wait_for("Pagina 1 di 3");
    window.wait_for(pages[0]);
    let drawn = "
        const canvas = document.querySelector('.beside-page canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return data.some((value, at) => at % 4 === 0 && value < 128 && data[at + 3] > 0);";
    window.wait("the words drawn", |window| {
        (window.js(drawn, &[]) == true).then_some(())
    });
    Mouse.press(&window, spot("button", "Pagina dopo"));
    window.wait_for("Pagina 2 di 3");
    window.wait_for(pages[1]);
    assert_eq!(window.axe(), Vec::<String>::new());
    // The system's own program gets a copy, laid where only this account reads.
    Mouse.press(
        &window,
        spot("button", "Apri con il programma del computer"),
    );
    let note = home.path().join("opened.txt");
    let opened = window.wait("the copy opened", |_| std::fs::read_to_string(&note).ok());
    let opened = Path::new(&opened);
    assert!(opened.starts_with(home.path()) && opened.ends_with("Piano 2011.pdf"));
    assert_eq!(
        std::fs::read(opened).expect("the copy"),
        std::fs::read(&old).expect("the paper")
    );
    Mouse.press(
        &window,
        spot("button", "Togli il documento da accanto ai moduli"),
    );
    window.wait("the form by itself", |window| {
        (!window.text().contains("Pagina 2 di 3")).then_some(())
    });
    assert_eq!(window.faults(), Vec::<String>::new());
}
