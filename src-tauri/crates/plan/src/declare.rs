//! What a declaration says, and the three macros that read one.

use std::sync::LazyLock;

use uuid::Uuid;

use crate::{
    geometry::Form,
    record::Record,
    section::Section,
    types::{Held, Type},
    value::Value,
};

/// How much a field matters. Never a constraint: its absence is a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Essenziale.
    E,
    /// Essenziale solo nel caso che l'aiuto nomina: a rule of its own asks for it.
    C,
    /// Utile.
    U,
    /// Facoltativo, folded away in the form.
    F,
}

/// Privacy class, from the widest reader to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Pubblica.
    P,
    /// Operativa.
    O,
    /// Riservata.
    R,
}

impl Class {
    pub const ALL: [Class; 3] = [Class::P, Class::O, Class::R];

    /// Its word in files and on the command line; also the code of the list PRIVACY_CLASS.
    pub const fn word(self) -> &'static str {
        match self {
            Class::P => "pubblica",
            Class::O => "operativa",
            Class::R => "riservata",
        }
    }

    /// The class of that word, if there is one.
    pub fn of_word(word: &str) -> Option<Self> {
        Class::ALL.into_iter().find(|class| class.word() == word)
    }
}

/// One field as declared.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub ty: Type,
    pub mark: Mark,
    pub class: Class,
    pub source: &'static str,
    /// The block it comes from; `None` for a field of the kind itself.
    pub block: Option<&'static str>,
    pub unit: Option<&'static str>,
    pub max: Option<u32>,
    pub min: Option<i64>,
    pub hashed: bool,
    /// Shapes that a geometry may have; empty for other types.
    pub forms: &'static [Form],
}

impl Field {
    pub const fn new(ty: Type, mark: Mark, class: Class, source: &'static str) -> Self {
        Field {
            name: "",
            ty,
            mark,
            class,
            source,
            block: None,
            unit: None,
            max: None,
            min: None,
            hashed: true,
            forms: &[],
        }
    }

    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        Field { name, ..self }
    }

    #[must_use]
    pub const fn unit(mut self, unit: &'static str) -> Self {
        self.unit = Some(unit);
        self
    }

    /// Most characters of a text.
    #[must_use]
    pub const fn max(mut self, max: u32) -> Self {
        self.max = Some(max);
        self
    }

    #[must_use]
    pub const fn min(mut self, min: i64) -> Self {
        self.min = Some(min);
        self
    }

    /// Outside the content hash of its section.
    #[must_use]
    pub const fn outside_hash(mut self) -> Self {
        self.hashed = false;
        self
    }
}

/// The fields of each line of a declaration.
pub type Lines = &'static [&'static [Field]];

/// A group of fields that several kinds share.
#[derive(Debug)]
pub struct Block {
    pub name: &'static str,
    pub fields: Lines,
}

/// A kind exactly as written.
#[derive(Debug)]
pub struct Declaration {
    pub name: &'static str,
    /// Name of the type in Rust and TypeScript.
    pub type_name: &'static str,
    pub purpose: &'static str,
    pub section: Section,
    /// The field whose code decides the section instead, if any.
    pub section_by: Option<&'static str>,
    pub at_least: u32,
    pub typical: u32,
    pub fields: Lines,
    pub blocks: &'static [&'static Block],
    pub forms: &'static [Form],
    pub essential: &'static [&'static str],
    pub facultative: &'static [&'static str],
    pub class: Class,
    pub hashed: bool,
}

/// A kind with its blocks spread out: what the generic work reads.
#[derive(Debug)]
pub struct Kind {
    pub declaration: &'static Declaration,
    pub name: &'static str,
    /// Own fields, then those of the blocks in the order of `with`.
    pub fields: Vec<Field>,
}

impl Kind {
    fn of(declaration: &'static Declaration) -> Self {
        let own = declaration
            .fields
            .iter()
            .copied()
            .flatten()
            .map(|field| (None, field));
        let shared = declaration.blocks.iter().flat_map(|block| {
            block
                .fields
                .iter()
                .copied()
                .flatten()
                .map(|field| (Some(block.name), field))
        });
        let fields = own
            .chain(shared)
            .map(|(block, field)| {
                let mut field = Field { block, ..*field };
                if field.ty == Type::Geometry {
                    field.forms = declaration.forms;
                }
                if declaration.essential.contains(&field.name) {
                    field.mark = Mark::E;
                }
                if declaration.facultative.contains(&field.name) {
                    field.mark = Mark::F;
                }
                field.class = field.class.max(declaration.class);
                field.hashed &= declaration.hashed;
                field
            })
            .collect();
        Kind {
            declaration,
            name: declaration.name,
            fields,
        }
    }

    pub fn index(&self, field: &str) -> Option<usize> {
        self.fields.iter().position(|f| f.name == field)
    }

    pub fn field(&self, field: &str) -> Option<&Field> {
        self.index(field).map(|i| &self.fields[i])
    }
}

/// Every kind of the plan, in the order of the sections.
pub static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    crate::model::DECLARATIONS
        .iter()
        .map(|d| Kind::of(d))
        .collect()
});

/// The kind of that name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// A typed view of a record, for the rules.
pub trait Typed: Sized {
    /// Apart from the declaration, so that kinds may link to each other in a ring.
    const NAME: &'static str;
    const DECLARATION: &'static Declaration;

    fn from_values(id: Uuid, values: &mut dyn Iterator<Item = Value>) -> Self;
    fn into_values(self, values: &mut Vec<Value>) -> Uuid;

    /// An empty record of this kind.
    fn new(id: Uuid) -> Self {
        Self::from_values(id, &mut std::iter::empty())
    }

    fn kind() -> &'static Kind {
        kind(Self::NAME).expect("every typed kind is in KINDS")
    }

    fn from_record(record: &Record) -> Self {
        debug_assert_eq!(record.kind.name, Self::NAME);
        Self::from_values(record.id, &mut record.values.iter().cloned())
    }

    /// A record to store. For a new one: an edit goes through [`Record::set`], which keeps the raw
    /// values that a typed view cannot hold.
    fn into_record(self) -> Record {
        let mut values = Vec::new();
        let id = self.into_values(&mut values);
        Record {
            kind: Self::kind(),
            id,
            values,
        }
    }
}

/// The name of a field together with what it holds: `nomination::ends_on`.
#[derive(Debug)]
pub struct FieldOf<H> {
    pub name: &'static str,
    held: std::marker::PhantomData<fn() -> H>,
}

impl<H: Held> FieldOf<H> {
    pub const fn new(name: &'static str) -> Self {
        FieldOf {
            name,
            held: std::marker::PhantomData,
        }
    }
}

/// Lists the kinds of the plan, in order.
#[macro_export]
macro_rules! kinds {
    ($($Name:ident),+ $(,)?) => {
        pub static DECLARATIONS: &[&$crate::declare::Declaration] =
            &[$(<$Name as $crate::declare::Typed>::DECLARATION),+];
    };
}

/// Declares a kind of record: see [`crate::model`].
#[macro_export]
macro_rules! kind {
    (
        $(#[doc = $purpose:literal])+
        $name:ident: $Name:ident in $section:ident $(by $by:ident)?,
        min $at_least:literal, typical $typical:literal,
        with [$($block:ident),*]
        $(, geometry [$($form:ident),+])?
        $(, essential [$($essential:ident),+])?
        $(, facultative [$($facultative:ident),+])?
        $(, class $class:ident)?
        $(, outside $hash:ident)?
        { $(
            $($field:ident),+ : $ty:ty $([$($bound:ident $limit:literal),+])?,
            $mark:ident $privacy:ident $($flag:ident)?, $source:literal;
        )* }
    ) => {
        $(#[doc = $purpose])+
        #[derive(Clone, Debug)]
        pub struct $Name {
            pub id: $crate::types::Id<$Name>,
            $($(pub $field: $ty,)+)*
            $(pub $block: $crate::model::blocks::$block::Held,)*
        }

        #[doc = concat!("The fields of `", stringify!($name), "` by name.")]
        #[allow(non_upper_case_globals, unused_imports)]
        pub mod $name {
            use super::*;
            $($(pub const $field: $crate::declare::FieldOf<$ty> =
                $crate::declare::FieldOf::new(stringify!($field));)+)*
        }

        impl $crate::declare::Typed for $Name {
            const NAME: &'static str = stringify!($name);
            const DECLARATION: &'static $crate::declare::Declaration =
                &$crate::declare::Declaration {
                    name: <$Name as $crate::declare::Typed>::NAME,
                    type_name: stringify!($Name),
                    purpose: concat!($($purpose),+),
                    section: $crate::section::Section::$section,
                    section_by: $crate::or!([$(Some(stringify!($by)))?] None),
                    at_least: $at_least,
                    typical: $typical,
                    fields: &[$(&{
                        // A const for the line, since `field` and `bound` repeat apart.
                        const LINE: $crate::declare::Field = $crate::declare::Field::new(
                            <$ty as $crate::types::Held>::TYPE,
                            $crate::declare::Mark::$mark,
                            $crate::declare::Class::$privacy,
                            $source,
                        )$($(.$bound($limit))+)?$(.$flag())?;
                        [$(LINE.named(stringify!($field))),+]
                    }),*],
                    blocks: &[$(&$crate::model::blocks::$block::BLOCK),*],
                    forms: &[$($($crate::geometry::Form::$form),+)?],
                    essential: &[$($(stringify!($essential)),+)?],
                    facultative: &[$($(stringify!($facultative)),+)?],
                    class: $crate::or!([$($crate::declare::Class::$class)?] $crate::declare::Class::P),
                    hashed: $crate::or!([$($crate::outside!($hash))?] true),
                };

            fn from_values(
                id: uuid::Uuid,
                values: &mut dyn Iterator<Item = $crate::value::Value>,
            ) -> Self {
                $Name {
                    id: id.into(),
                    $($($field: $crate::types::read_next(values),)+)*
                    $($block: $crate::model::blocks::$block::Held::from_values(values),)*
                }
            }

            fn into_values(self, values: &mut Vec<$crate::value::Value>) -> uuid::Uuid {
                $($(values.push($crate::types::Held::into_value(self.$field));)+)*
                $(self.$block.into_values(values);)*
                self.id.uuid()
            }
        }
    };
}

/// Declares a group of fields shared by several kinds.
#[macro_export]
macro_rules! block {
    (
        $(#[doc = $purpose:literal])+
        $name:ident: $Name:ident { $(
            $($field:ident),+ : $ty:ty $([$($bound:ident $limit:literal),+])?,
            $mark:ident $privacy:ident $($flag:ident)?, $source:literal;
        )* }
    ) => {
        $(#[doc = $purpose])+
        #[derive(Clone, Debug)]
        pub struct $Name {
            $($(pub $field: $ty,)+)*
        }

        #[doc = concat!("The fields of the block `", stringify!($name), "` by name.")]
        #[allow(non_upper_case_globals)]
        pub mod $name {
            use super::*;
            pub type Held = $Name;
            pub static BLOCK: $crate::declare::Block = $crate::declare::Block {
                name: stringify!($name),
                fields: &[$(&{
                    const LINE: $crate::declare::Field = $crate::declare::Field::new(
                        <$ty as $crate::types::Held>::TYPE,
                        $crate::declare::Mark::$mark,
                        $crate::declare::Class::$privacy,
                        $source,
                    )$($(.$bound($limit))+)?$(.$flag())?;
                    [$(LINE.named(stringify!($field))),+]
                }),*],
            };
            $($(pub const $field: $crate::declare::FieldOf<$ty> =
                $crate::declare::FieldOf::new(stringify!($field));)+)*
        }

        impl $Name {
            pub(crate) fn from_values(
                values: &mut dyn Iterator<Item = $crate::value::Value>,
            ) -> Self {
                $Name { $($($field: $crate::types::read_next(values),)+)* }
            }

            pub(crate) fn into_values(self, values: &mut Vec<$crate::value::Value>) {
                $($(values.push($crate::types::Held::into_value(self.$field));)+)*
            }
        }
    };
}

/// The first expression if there is one, else the second.
#[doc(hidden)]
#[macro_export]
macro_rules! or {
    ([] $otherwise:expr) => {
        $otherwise
    };
    ([$given:expr] $otherwise:expr) => {
        $given
    };
}

/// `outside hash` in a head: the whole kind stays out of the content hash.
#[doc(hidden)]
#[macro_export]
macro_rules! outside {
    (hash) => {
        false
    };
}
