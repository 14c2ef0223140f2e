//! The communes of the project: data of `assets/registry`, replaced by a newer edition without a new program.
//!
//! How many communes the project expects is a value of the edition, never of the code.

use std::sync::LazyLock;

use serde_json::Value as Json;

/// One commune as the public registers know it.
#[derive(Clone, Debug, PartialEq)]
pub struct Commune {
    /// Six figures as text, with the zero in front.
    pub istat_code: String,
    pub name: String,
    /// Belfiore code, four characters.
    pub cadastral_code: String,
    pub province_code: String,
    pub region_code: String,
    pub population: Option<i64>,
    pub population_year: Option<i64>,
    pub population_source: String,
    /// From simplified boundaries: not an official figure.
    pub area_km2: Option<f64>,
    pub alert_zone: String,
    /// How sure the zone is, as written in its source; empty when not stated.
    pub alert_zone_confidence: String,
    /// A point inside, (longitude, latitude) in degrees.
    pub point: (f64, f64),
    /// West, south, east, north in degrees.
    pub bounds: (f64, f64, f64, f64),
    /// Names with the province's letters: `Crema (CR)`.
    pub neighbours: Vec<String>,
}

/// An edition of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Registry {
    pub edition: String,
    /// Communes that the project counts, named or not.
    pub expected: usize,
    /// Why `expected` and the rows may differ, in Italian.
    pub expected_source: String,
    pub communes: Vec<Commune>,
}

/// Why a register cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    #[error("registro dei comuni: {0}")]
    Csv(#[from] csv::Error),
    #[error("registro dei comuni: {0}")]
    Json(#[from] serde_json::Error),
    #[error("registro dei comuni: manca la voce {0}")]
    Missing(&'static str),
    #[error("registro dei comuni, riga {row}: «{value}» non va bene nella colonna {column}")]
    Cell {
        row: usize,
        column: &'static str,
        value: String,
    },
}

static BUILTIN: LazyLock<Registry> = LazyLock::new(|| {
    Registry::read(
        include_str!("../../../../assets/registry/registry.json"),
        include_str!("../../../../assets/registry/communes.csv"),
    )
    .expect("the shipped register is well formed")
});

impl Registry {
    /// The register that ships with the program.
    pub fn builtin() -> &'static Registry {
        &BUILTIN
    }

    /// Reads an edition from its description and its rows.
    ///
    /// # Errors
    /// A column or an entry that lacks, a number that cannot be read, an ISTAT code that is not six figures.
    pub fn read(edition: &str, rows: &str) -> Result<Self, RegistryError> {
        let about: Json = serde_json::from_str(edition)?;
        let text = |key: &'static str| {
            about[key]
                .as_str()
                .map(str::to_owned)
                .ok_or(RegistryError::Missing(key))
        };
        let mut reader = csv::Reader::from_reader(rows.as_bytes());
        let header = reader.headers()?.clone();
        let mut communes = Vec::new();
        for (number, row) in reader.records().enumerate() {
            let row = row?;
            let cell = |column: &'static str| {
                let at = header.iter().position(|name| name == column);
                at.and_then(|at| row.get(at))
                    .ok_or(RegistryError::Missing(column))
            };
            let bad = |column: &'static str, value: &str| RegistryError::Cell {
                row: number + 2,
                column,
                value: value.to_owned(),
            };
            let number = |column: &'static str| {
                let value = cell(column)?;
                value.parse::<f64>().map_err(|_| bad(column, value))
            };
            let count = |column: &'static str| match cell(column)? {
                "" => Ok(None),
                value => value.parse().map(Some).map_err(|_| bad(column, value)),
            };
            let istat_code = cell("istat_code")?;
            if istat_code.len() != 6 || !istat_code.bytes().all(|b| b.is_ascii_digit()) {
                return Err(bad("istat_code", istat_code));
            }
            let neighbours = cell("neighbours")?.split(';').map(str::trim);
            communes.push(Commune {
                istat_code: istat_code.to_owned(),
                name: cell("name")?.to_owned(),
                cadastral_code: cell("cadastral_code")?.to_owned(),
                province_code: cell("province_code")?.to_owned(),
                region_code: cell("region_code")?.to_owned(),
                population: count("population")?,
                population_year: count("population_year")?,
                population_source: cell("population_source")?.to_owned(),
                area_km2: match cell("area_km2")? {
                    "" => None,
                    _ => Some(number("area_km2")?),
                },
                alert_zone: cell("alert_zone")?.to_owned(),
                alert_zone_confidence: cell("alert_zone_confidence")?.to_owned(),
                point: (number("lon")?, number("lat")?),
                bounds: (
                    number("min_lon")?,
                    number("min_lat")?,
                    number("max_lon")?,
                    number("max_lat")?,
                ),
                neighbours: neighbours
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned)
                    .collect(),
            });
        }
        Ok(Registry {
            edition: text("edition")?,
            expected: about["expected"]
                .as_u64()
                .and_then(|expected| usize::try_from(expected).ok())
                .ok_or(RegistryError::Missing("expected"))?,
            expected_source: text("expected_source")?,
            communes,
        })
    }

    /// The commune of a six-figure ISTAT code.
    pub fn commune(&self, istat_code: &str) -> Option<&Commune> {
        self.communes.iter().find(|c| c.istat_code == istat_code)
    }

    /// "22 nominati su 23 previsti", from the data.
    pub fn count_text(&self) -> String {
        crate::texts::filled(
            "registry.count",
            &[
                ("named", &self.communes.len()),
                ("expected", &self.expected),
            ],
        )
    }
}
