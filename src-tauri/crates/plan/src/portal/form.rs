//! How the portal wants a value written, as the mapping says it.

use std::collections::BTreeMap;

/// In which order a day is written, and with what between its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    Slashes,
    Dots,
    Dashes,
    Iso,
}

impl DateForm {
    /// As the mapping names them.
    pub const NAMES: [&'static str; 4] = ["dd/mm/yyyy", "dd.mm.yyyy", "dd-mm-yyyy", "yyyy-mm-dd"];

    pub fn named(name: &str) -> Option<Self> {
        let all = [
            DateForm::Slashes,
            DateForm::Dots,
            DateForm::Dashes,
            DateForm::Iso,
        ];
        let at = DateForm::NAMES.iter().position(|known| *known == name)?;
        Some(all[at])
    }

    /// A date of files, whole (`2026-03-12`) or in part (`2026-03`, `2026`), in this form.
    pub fn write(self, iso: &str) -> String {
        let between = match self {
            DateForm::Slashes => "/",
            DateForm::Dots => ".",
            DateForm::Dashes => "-",
            DateForm::Iso => return iso.to_owned(),
        };
        iso.rsplit('-').collect::<Vec<_>>().join(between)
    }
}

/// What is written for a code of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeForm {
    /// As people read it.
    Label,
    /// As files hold it.
    Code,
    /// The portal's own word for each code; the label for a code that the table lacks.
    Table(BTreeMap<String, String>),
}

/// The portal's form of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub date: DateForm,
    pub code: CodeForm,
    /// Always so many decimals; `None` writes those that there are.
    pub decimals: Option<usize>,
    pub decimal_mark: char,
    pub yes: String,
    pub no: String,
    /// Between the members of a list.
    pub join: String,
    /// A text of several lines in one.
    pub one_line: bool,
    /// The number with its unit of measure.
    pub unit: bool,
    /// A commune by its name; by its ISTAT code when false.
    pub commune_name: bool,
}

impl Default for Form {
    fn default() -> Self {
        Form {
            date: DateForm::Slashes,
            code: CodeForm::Label,
            decimals: None,
            decimal_mark: ',',
            yes: "sì".to_owned(),
            no: "no".to_owned(),
            join: "; ".to_owned(),
            one_line: false,
            unit: false,
            commune_name: true,
        }
    }
}
