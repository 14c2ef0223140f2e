//! The twenty sections of a plan: the unit of completeness, of hashes and of decisions.

/// A section of the plan, in the order in which it is read and printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    Profile,
    Plan,
    Territory,
    Contacts,
    CrisisUnit,
    OperationsCentre,
    Hazards,
    Scenarios,
    Alerting,
    Intervention,
    Areas,
    Facilities,
    Resources,
    Services,
    Protection,
    Continuity,
    Information,
    Exercises,
    Attachments,
    Life,
}

impl Section {
    pub const ALL: [Section; 20] = [
        Section::Profile,
        Section::Plan,
        Section::Territory,
        Section::Contacts,
        Section::CrisisUnit,
        Section::OperationsCentre,
        Section::Hazards,
        Section::Scenarios,
        Section::Alerting,
        Section::Intervention,
        Section::Areas,
        Section::Facilities,
        Section::Resources,
        Section::Services,
        Section::Protection,
        Section::Continuity,
        Section::Information,
        Section::Exercises,
        Section::Attachments,
        Section::Life,
    ];

    /// The code of the section in files: never changed.
    pub const fn code(self) -> &'static str {
        match self {
            Section::Profile => "profile",
            Section::Plan => "plan",
            Section::Territory => "territory",
            Section::Contacts => "contacts",
            Section::CrisisUnit => "crisis_unit",
            Section::OperationsCentre => "operations_centre",
            Section::Hazards => "hazards",
            Section::Scenarios => "scenarios",
            Section::Alerting => "alerting",
            Section::Intervention => "intervention",
            Section::Areas => "areas",
            Section::Facilities => "facilities",
            Section::Resources => "resources",
            Section::Services => "services",
            Section::Protection => "protection",
            Section::Continuity => "continuity",
            Section::Information => "information",
            Section::Exercises => "exercises",
            Section::Attachments => "attachments",
            Section::Life => "life",
        }
    }

    /// The section of that code, if there is one.
    pub fn of_code(code: &str) -> Option<Self> {
        Section::ALL
            .into_iter()
            .find(|section| section.code() == code)
    }

    /// Its place in the plan, from 1.
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// Its Italian name.
    pub fn name(self) -> &'static str {
        crate::texts::text(&format!("section.{}.name", self.code()))
    }
}
