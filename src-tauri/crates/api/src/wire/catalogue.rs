//! What the forms are drawn from: sections, kinds with their fields and texts, code lists.

use std::collections::BTreeMap;

use super::wire;

wire! {
    told Catalogue {
        sections: Vec<SectionInfo>,
        kinds: Vec<KindInfo>,
        /// Rows of each code list, in order.
        lists: BTreeMap<String, Vec<CodeInfo>>,
        rules: Vec<RuleInfo>,
        rules_version: String,
    }
    told SectionInfo { code: String, number: usize, name: String, about: String }
    told KindInfo {
        name: String,
        /// For one record and for many.
        label: String,
        plural: String,
        section: String,
        at_least: u32,
        /// More than one record of it makes sense.
        many: bool,
        /// The names of the fields that make its title.
        title_fields: Vec<String>,
        fields: Vec<FieldInfo>,
    }
    told FieldInfo {
        name: String,
        label: String,
        help: String,
        /// Act and article, or practice, in words.
        source: String,
        /// `text`, `long`, `int`, `dec`, `bool`, `date`, `partial_date`, `code`, `codes`, `link`, `links`, `communes`, `geometry`.
        #[serde(rename = "type")] ty: String,
        /// Its code list or the kind that it leads to.
        of: Option<String>,
        unit: Option<String>,
        max: Option<u32>,
        /// `E` essential, `C` essential in a case, `U` useful, `F` facultative.
        mark: String,
        /// `P` public, `O` operational, `R` reserved.
        class: String,
        /// The group of the form it belongs to: empty for the kind's own, else `base`, `verify`, `place`, `care`.
        block: String,
        /// Shapes that a geometry may have.
        forms: Vec<String>,
    }
    told CodeInfo {
        code: String,
        label: String,
        /// No longer in force: shown only where it is already used.
        old: bool,
        /// The further columns of its list.
        attributes: BTreeMap<String, String>,
    }
    told RuleInfo {
        code: String,
        severity: super::Severity,
        title: String,
        message: String,
        fix: String,
        why: String,
        /// Acts that were read, or "prassi".
        sources: String,
        /// What it stops, in words.
        consequence: String,
        /// Whether it may be accepted with a reason at all, and by the person at the desk.
        acceptable: bool,
        acceptable_by_me: bool,
        /// Who may accept it, in words; empty when nobody.
        accepted_by: String,
        parameters: Vec<(String, String)>,
    }
}
