//! Which layers there are and what each says of its objects: `assets/catalogue/livelli.json`, read once.
//!
//! A layer takes its objects from one kind of record or more. An attribute has a name of ten characters at most, which a
//! shapefile can hold, and a path: a field of the record; `area_id.name`, a field of the record that a link leads to;
//! `@commune_profile.residents`, a field of the only record of a kind. Of several paths divided by `|` a kind uses the first
//! that it has; `plan:` before a path leaves it to that kind alone.

use std::sync::LazyLock;

use plan::{
    codelists::Lists,
    declare::{Field, Kind, kind},
    geometry::Form,
    texts,
    types::Type,
};
use serde::Deserialize;

/// The layers of the program, in the order of the file.
pub fn layers() -> &'static [LayerDef] {
    static LAYERS: LazyLock<Vec<LayerDef>> = LazyLock::new(|| {
        let text = include_str!("../../../../../assets/catalogue/livelli.json");
        read(text).expect("the catalogue that ships is sound: a test reads it")
    });
    &LAYERS
}

/// A layer as it is declared.
#[derive(Debug)]
pub struct LayerDef {
    /// For ever: also the name of its files and of its table.
    pub name: String,
    /// Code of NATIONAL_CLASS; none for what lies beside the catalogue.
    pub class: Option<String>,
    pub sources: Vec<Source>,
    pub attributes: Vec<Attribute>,
}

/// Where objects of a layer come from.
#[derive(Debug)]
pub struct Source {
    pub kind: &'static Kind,
    pub filter: Option<Filter>,
    /// Where an object without a shape of its own has one: links, or `@kind`, in the order of preference.
    pub at: Vec<Step>,
    /// A kind, and the index of its link: an object to which it leads is told by that record, in another source.
    pub told_by: Option<(&'static Kind, usize)>,
}

/// Only records with one of the codes.
#[derive(Debug)]
pub struct Filter {
    /// Indexes of the fields that hold them.
    pub fields: Vec<usize>,
    pub codes: Vec<String>,
    /// Also those with none of the codes that any layer asks for: so that none is in no layer.
    pub others: bool,
}

/// One step of a path.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// The record that the link at this index leads to; its kind.
    Link(usize, &'static Kind),
    /// The only record of the kind.
    Only(&'static Kind),
}

/// From a record to one of the values of the plan.
#[derive(Clone, Debug)]
pub struct Path {
    pub steps: Vec<Step>,
    /// Index of the field in the kind at the end.
    pub field: usize,
    pub of: &'static Kind,
}

impl Path {
    pub fn field(&self) -> &'static Field {
        &self.of.fields[self.field]
    }
}

/// How a code is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// As a clerk reads it.
    Label,
    /// The attribute of that name of its row: the code of another standard.
    Attribute(&'static str),
}

#[derive(Debug)]
pub struct Attribute {
    /// At most ten small letters, figures and low lines.
    pub name: String,
    pub written: Written,
    pub column: Column,
    /// One for each source, in their order; none where the kind has nothing to say.
    pub paths: Vec<Option<Path>>,
}

/// The head of a column in a table.
pub fn label(name: &str) -> &'static str {
    texts::text(&format!("export.attribute.{name}"))
}

/// What a column holds, in every format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Text,
    /// A text of figures that is no number.
    Code,
    Int,
    Dec,
    /// ISO 8601.
    Date,
}

impl Column {
    const fn of(ty: Type) -> Self {
        match ty {
            Type::Int => Column::Int,
            Type::Dec => Column::Dec,
            Type::Date => Column::Date,
            Type::Communes => Column::Code,
            _ => Column::Text,
        }
    }

    const fn with(self, other: Self) -> Self {
        match (self, other) {
            (Column::Int, Column::Int) => Column::Int,
            (Column::Int | Column::Dec, Column::Int | Column::Dec) => Column::Dec,
            (Column::Date, Column::Date) => Column::Date,
            (Column::Code, Column::Code) => Column::Code,
            _ => Column::Text,
        }
    }
}

impl LayerDef {
    /// As a person reads it in a list of layers.
    pub fn title(&self) -> &str {
        match &self.class {
            Some(class) => Lists::builtin().label("NATIONAL_CLASS", class),
            None => texts::text(&format!("export.layer.{}", self.name)),
        }
    }

    /// The forms of shape that its objects may have, by what is declared.
    pub fn forms(&self) -> Vec<Form> {
        let mut forms = Vec::new();
        for source in &self.sources {
            let at = source.at.iter().map(|step| match step {
                Step::Link(_, kind) | Step::Only(kind) => *kind,
            });
            for kind in std::iter::once(source.kind).chain(at) {
                for form in kind.declaration.forms {
                    if !forms.contains(form) {
                        forms.push(*form);
                    }
                }
            }
        }
        forms
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    format_version: u64,
    version: String,
    #[serde(rename = "note")]
    _note: String,
    layers: Vec<LayerOf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LayerOf {
    name: String,
    class: Option<String>,
    sources: Vec<SourceOf>,
    attributes: Vec<AttributeOf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceOf {
    kind: String,
    #[serde(rename = "where")]
    filter: Option<FilterOf>,
    #[serde(default)]
    at: Vec<String>,
    told_by: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilterOf {
    fields: Vec<String>,
    codes: Vec<String>,
    #[serde(default)]
    others: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum AttributeOf {
    Plain(String, String),
    Written(String, String, String),
}

/// Reads a catalogue.
///
/// # Errors
/// What is wrong with it, in English: only who develops the program meets it.
fn read(text: &str) -> Result<Vec<LayerDef>, String> {
    let file: FileOf = serde_json::from_str(text).map_err(|why| why.to_string())?;
    if file.format_version != 1 || file.version.is_empty() {
        return Err("a version that is not known".to_owned());
    }
    file.layers.into_iter().map(layer).collect()
}

fn layer(layer: LayerOf) -> Result<LayerDef, String> {
    let name = layer.name;
    let within = |why: String| format!("{name}: {why}");
    let sources = layer.sources.into_iter().map(source);
    let sources: Vec<Source> = sources.collect::<Result<_, _>>().map_err(within)?;
    let attributes = layer.attributes.into_iter();
    let attributes = attributes.map(|attribute| self::attribute(attribute, &sources));
    let attributes = attributes.collect::<Result<_, _>>().map_err(within)?;
    Ok(LayerDef {
        class: layer.class,
        sources,
        attributes,
        name,
    })
}

fn named(name: &str) -> Result<&'static Kind, String> {
    kind(name).ok_or_else(|| format!("no kind {name}"))
}

fn index(kind: &Kind, field: &str) -> Result<usize, String> {
    let none = || format!("{} has no {field}", kind.name);
    kind.index(field).ok_or_else(none)
}

fn source(source: SourceOf) -> Result<Source, String> {
    let of = named(&source.kind)?;
    let filter = source.filter.map(|filter| {
        let fields = filter.fields.iter().map(|field| index(of, field));
        Ok::<_, String>(Filter {
            fields: fields.collect::<Result<_, _>>()?,
            codes: filter.codes,
            others: filter.others,
        })
    });
    let at = source.at.iter().map(|at| step(of, at));
    let told_by = source.told_by.map(|told_by| {
        let (kind, field) = told_by.split_once('.').ok_or("told_by: kind.field")?;
        let kind = named(kind)?;
        Ok::<_, String>((kind, index(kind, field)?))
    });
    Ok(Source {
        kind: of,
        filter: filter.transpose()?,
        at: at.collect::<Result<_, _>>()?,
        told_by: told_by.transpose()?,
    })
}

fn step(from: &'static Kind, step: &str) -> Result<Step, String> {
    if let Some(only) = step.strip_prefix('@') {
        return Ok(Step::Only(named(only)?));
    }
    let at = index(from, step)?;
    match from.fields[at].ty {
        Type::Link(target) => Ok(Step::Link(at, named(target)?)),
        _ => Err(format!("{}.{step} is no link", from.name)),
    }
}

fn path(from: &'static Kind, text: &str) -> Result<Path, String> {
    let text = match text.split_once(':') {
        Some((of, rest)) if of == from.name => rest,
        Some((of, _)) => return Err(format!("{} is no {of}", from.name)),
        None => text,
    };
    let mut steps = Vec::new();
    let mut of = from;
    let mut parts = text.split('.').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            let field = index(of, part)?;
            return Ok(Path { steps, field, of });
        }
        let next = step(of, part)?;
        let (Step::Link(_, kind) | Step::Only(kind)) = next;
        of = kind;
        steps.push(next);
    }
    Err(format!("an empty path: {text}"))
}

fn attribute(attribute: AttributeOf, sources: &[Source]) -> Result<Attribute, String> {
    let (name, text, written) = match attribute {
        AttributeOf::Plain(name, path) => (name, path, Written::Label),
        AttributeOf::Written(name, path, how) if how == "cle" => {
            (name, path, Written::Attribute("cle"))
        }
        AttributeOf::Written(name, _, how) => return Err(format!("{name}: written as {how}?")),
    };
    // An alternative that no source has is a slip of the pen.
    for alternative in text.split('|') {
        let tried = sources.iter().map(|source| path(source.kind, alternative));
        let tried: Vec<_> = tried.collect();
        if let Some(Err(why)) = tried.first()
            && tried.iter().all(Result::is_err)
        {
            return Err(format!("{name}: {why}"));
        }
    }
    let first = |source: &Source| {
        let mut alternatives = text.split('|');
        alternatives.find_map(|alternative| path(source.kind, alternative).ok())
    };
    let paths: Vec<_> = sources.iter().map(first).collect();
    let mut types = paths
        .iter()
        .flatten()
        .map(|path| Column::of(path.field().ty));
    let column = types.next().unwrap_or(Column::Text);
    let column = match written {
        Written::Label => types.fold(column, Column::with),
        Written::Attribute(_) => Column::Code,
    };
    Ok(Attribute {
        name,
        written,
        column,
        paths,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use plan::declare::KINDS;

    use super::*;

    fn none(lacking: &[String]) {
        assert!(lacking.is_empty(), "\n{}\n", lacking.join("\n"));
    }

    #[test]
    fn names_fit_a_shapefile_and_are_told_apart() {
        let mut wrong = Vec::new();
        let mut layers_seen = BTreeSet::new();
        for layer in layers() {
            let good = |name: &str, most: usize| {
                (2..=most).contains(&name.len())
                    && name
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            };
            if !good(&layer.name, 31) || !layers_seen.insert(&layer.name) {
                wrong.push(layer.name.clone());
            }
            if layer.title().is_empty() {
                wrong.push(format!("{}: no title", layer.name));
            }
            let own = [
                "id",
                "istat",
                "tipo_dato",
                "sigla",
                "verificato",
                "avviso",
                "lat",
                "lon",
            ];
            let mut seen: BTreeSet<_> = own.into_iter().collect();
            let mut labels: BTreeSet<_> = own.into_iter().map(label).collect();
            for attribute in &layer.attributes {
                let place = format!("{}.{}", layer.name, attribute.name);
                if !good(&attribute.name, 10) || !seen.insert(&attribute.name) {
                    wrong.push(place.clone());
                }
                if label(&attribute.name).is_empty() || !labels.insert(label(&attribute.name)) {
                    wrong.push(format!("{place}: label «{}»", label(&attribute.name)));
                }
            }
        }
        none(&wrong);
    }

    /// The list of the national classes and the layers are two files that must say the same.
    #[test]
    fn each_national_class_has_its_layer_with_its_kinds_and_types() {
        let mut wrong = Vec::new();
        for row in Lists::builtin().rows("NATIONAL_CLASS") {
            let of_class: Vec<_> = layers()
                .iter()
                .filter(|layer| layer.class.as_deref() == Some(&row.code))
                .collect();
            let [layer] = of_class.as_slice() else {
                wrong.push(format!("class {}: {} layers", row.code, of_class.len()));
                continue;
            };
            if !layer.name.starts_with(&format!("c{}_", row.code)) {
                wrong.push(format!("class {}: {}", row.code, layer.name));
            }
            let only = layer.attributes.iter().flat_map(|a| &a.paths).flatten();
            let only = only
                .flat_map(|path| &path.steps)
                .filter_map(|step| match step {
                    Step::Only(kind) => Some(kind.name),
                    Step::Link(..) => None,
                });
            let told: BTreeSet<_> = (layer.sources.iter().map(|source| source.kind.name))
                .chain(only)
                .collect();
            let area = "emergency_area";
            for kind in row.codes("kinds").filter(|kind| !told.contains(kind)) {
                wrong.push(format!("class {}: nothing of {kind}", row.code));
            }
            let known: Vec<_> = row
                .codes("kinds")
                .chain(row.codes("kinds_our_reading"))
                .collect();
            for kind in told.iter().filter(|kind| **kind != area) {
                if !known.contains(kind) {
                    wrong.push(format!("class {}: {kind} is not of it", row.code));
                }
            }
            let types: BTreeSet<_> = (layer.sources.iter())
                .filter(|source| source.kind.name == area)
                .flat_map(|source| source.filter.iter().flat_map(|filter| &filter.codes))
                .map(String::as_str)
                .collect();
            if types != row.codes("area_types").collect() {
                wrong.push(format!("class {}: area types {types:?}", row.code));
            }
        }
        none(&wrong);
    }

    #[test]
    fn every_kind_with_a_shape_is_in_a_layer_and_every_type_of_area_too() {
        let mut wrong = Vec::new();
        let sources: Vec<_> = layers().iter().flat_map(|layer| &layer.sources).collect();
        for kind in KINDS
            .iter()
            .filter(|kind| !kind.declaration.forms.is_empty())
        {
            if !sources.iter().any(|source| source.kind.name == kind.name) {
                wrong.push(format!("{}: in no layer", kind.name));
            }
        }
        let filters = sources.iter().filter_map(|source| source.filter.as_ref());
        let codes: BTreeSet<_> = filters.flat_map(|filter| &filter.codes).collect();
        for row in Lists::builtin().rows("AREA_TYPE") {
            if !codes.contains(&row.code) {
                wrong.push(format!("{}: in no layer", row.code));
            }
        }
        none(&wrong);
    }

    #[test]
    fn what_is_wrong_in_a_catalogue_is_said() {
        let with = |sources: &str, attributes: &str| {
            read(&format!(
                r#"{{ "format_version": 1, "version": "1", "note": "", "layers": [
                    {{ "name": "x", "sources": {sources}, "attributes": {attributes} }}] }}"#
            ))
            .map(|layers| layers.len())
        };
        let zone = r#"[{ "kind": "zone" }]"#;
        assert_eq!(with(zone, r#"[["denom", "name"]]"#), Ok(1));
        for (sources, attributes, why) in [
            (r#"[{ "kind": "zona" }]"#, "[]", "no kind zona"),
            (zone, r#"[["denom", "nome"]]"#, "zone has no nome"),
            (zone, r#"[["denom", "name.name"]]"#, "zone.name is no link"),
            (zone, r#"[["denom", "name|title"]]"#, "zone has no title"),
            (zone, r#"[["denom", "name", "code"]]"#, "written as code"),
            (
                r#"[{ "kind": "zone", "at": ["name"] }]"#,
                "[]",
                "zone.name is no link",
            ),
        ] {
            let said = with(sources, attributes).expect_err("a fault");
            assert!(said.contains(why), "{said}");
        }
    }
}
