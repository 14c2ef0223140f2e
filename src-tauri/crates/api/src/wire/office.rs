//! Who is at the window, on which archive, with what at hand.

use std::collections::BTreeMap;

use super::wire;

wire! {
    /// All that the first screen needs.
    told Start {
        version: String,
        person: Option<Person>,
        /// The communes of the register, by name.
        communes: Vec<Commune>,
        /// "22 nominati su 23 previsti", from the data.
        communes_count: String,
        archive: ArchiveState,
        /// The plans of the open archive.
        plans: Vec<PlanCard>,
        /// What the window remembers for this person on this computer, by key.
        preferences: BTreeMap<String, String>,
        /// A package that the system asked to open with the program.
        opened_with: Option<String>,
        /// Today in Italy.
        today: String,
    }
    /// Who works here: written beside every change.
    both Person {
        name: String,
        office: String,
        /// `compilatore`, `redattore`, `responsabile_comunale`, `revisore`, `capofila` or `lettore`.
        role: String,
    }
    told Commune {
        istat: String,
        name: String,
        /// A point inside.
        point: (f64, f64),
        /// West, south, east, north.
        bounds: (f64, f64, f64, f64),
        neighbours: Vec<String>,
    }
    told ArchiveState {
        path: String,
        folder: String,
        /// The archive of the invented plan, apart from the person's own.
        example: bool,
        writable: bool,
        /// Why it can only be read: who holds it and since when.
        held: Option<String>,
    }
    told PlanCard {
        id: String,
        istat: String,
        commune: String,
        title: String,
        /// Code and label of the state.
        state: String,
        state_label: String,
        revision: i64,
        is_example: bool,
        records: usize,
        changed_at: String,
    }
    asked Began { istat: String }
    asked ChooseArchive {
        /// The invented plan's archive instead of the person's own.
        example: bool,
    }
    /// What the window remembers; an empty value forgets.
    asked Remember { key: String, value: String }
}
