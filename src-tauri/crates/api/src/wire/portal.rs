//! The copy by hand into PPC Online, value by value.

use super::{Place, wire};

wire! {
    /// The plan in the order of the portal.
    told Portal {
        /// Edition of the mapping, where it comes from, and that it is not an official format.
        mapping: String,
        mapping_note: String,
        /// Lines of the mapping that name what does not exist, in words.
        faults: Vec<String>,
        is_draft: bool,
        sections: Vec<PortalSection>,
        /// Ticked and all, empty values included.
        done: usize,
        all: usize,
        again: usize,
        /// What the plan holds and the portal does not take, in words.
        absent: Vec<PortalAbsent>,
        /// The reference systems in which coordinates can be copied: code and name.
        systems: Vec<(String, String)>,
    }
    /// `values` counts what is filled in.
    told PortalAbsent { what: String, why: String, values: usize }
    told PortalSection {
        code: String,
        name: String,
        done: usize,
        all: usize,
        again: usize,
        /// Why it has no value, where it has none.
        note: String,
        /// Lines of this section that name what does not exist, in words; the others work.
        faults: Vec<String>,
        items: Vec<PortalItem>,
    }
    told PortalItem {
        /// Line of the mapping and record, joined: the same for ever.
        id: String,
        label: String,
        /// The record it belongs to, as people call it; "" for what there is once.
        group: String,
        /// In the portal's form: dates, codes, length, decimals. "" is empty in the plan.
        value: String,
        /// The most letters that the portal takes, if it is known.
        most: Option<usize>,
        too_long: bool,
        /// The shorter text kept for the portal only.
        shortened: Option<String>,
        /// The plan's text has changed since it was shortened: the shorter text is to be looked at again, and is not used.
        shortened_old: bool,
        /// A place on the map: what is copied are its coordinates.
        is_shape: bool,
        /// The plan no longer has this record in this list: it is to be taken off the portal. The tick says that it was.
        gone: bool,
        /// What to mind when copying it; "" for nothing.
        note: String,
        place: Place,
        tick: Option<PortalTicked>,
        /// What was typed into the portal when it was ticked, if it is not what should be there now.
        was: Option<String>,
    }
    /// `on` is a date as in files.
    told PortalTicked { on: String, by: String }
    /// What a tick or a shorter text has changed: the counts, and the one section. None when the item is gone with it: then
    /// the whole is to be read again. The whole plan is some megabytes, too much for each key of a person.
    told PortalStep { done: usize, all: usize, again: usize, section: Option<PortalSection> }
    /// Ticks or unticks. `value` is what the person saw (`value`, or `shortened` where it is used): another one by now is
    /// refused.
    asked TickPortal { plan: String, item: String, value: String, ticked: bool }
    /// A shorter text for the portal; "" gives it up.
    asked ShortenPortal { plan: String, item: String, text: String }
    /// `system` as `EPSG:32632`.
    asked PortalCoordinates { plan: String, item: String, system: String }
    told CoordinatesText {
        /// One vertex a line.
        text: String,
        vertices: Vec<String>,
        /// In which order the numbers are and in which unit.
        note: String,
    }
    /// One layer for the portal: `format` is `geojson`, `gpkg` or `shp` (a ZIP). GeoJSON and GeoPackage are always in
    /// EPSG:4326.
    asked SavePortalLayer { plan: String, item: String, format: String, system: String, out: String }
    told SavedLayer { file: String, bytes: usize, note: String }
    /// The whole list as a page to print, with boxes to tick. `class` is that of the copy; in the `riservata` the boxes show
    /// what was ticked already.
    asked SaveDossier { plan: String, class: String, out: String }
    told SavedDossier { file: String, sections: usize, items: usize, sha256: String }
    /// Reads and checks a mapping; `install` false only looks.
    asked InstallMapping { file: String, install: bool }
    /// `in_force`: it is the one used from now on; another may be newer or this one not valid yet.
    told MappingInstalled { edition: String, in_force: bool, faults: Vec<String> }
}
