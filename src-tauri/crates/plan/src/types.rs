//! The words a declaration uses for what a field holds.
//!
//! They are aliases of ordinary Rust types, so a rule reads `Option<civil::Date>`, never a wrapper.

use std::{cmp::Ordering, collections::BTreeSet, marker::PhantomData};

use jiff::civil;
use uuid::Uuid;

use crate::{codelists::CodeList, declare::Typed, geometry::Geometry, value::Value};

pub type Text = Option<String>;
pub type Long = Option<LongText>;
pub type Int = Option<i64>;
pub type Dec = Option<f64>;
/// Three-valued: sì, no, non compilato.
pub type Bool = Option<bool>;
pub type Date = Option<civil::Date>;
/// `1994`, `1994-11` or `1994-11-06`.
pub type PartDate = Option<PartialDate>;
pub type OneOf<L> = Option<Code<L>>;
pub type SomeOf<L> = BTreeSet<Code<L>>;
pub type Link<K> = Option<Id<K>>;
pub type Links<K> = BTreeSet<Id<K>>;
pub type Communes = BTreeSet<Istat>;
pub type Shape = Option<Geometry>;

/// The type of a field, for the generic work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Text,
    Long,
    Int,
    Dec,
    Bool,
    Date,
    PartialDate,
    /// One code of the named list.
    Code(&'static str),
    Codes(&'static str),
    /// A record of the named kind.
    Link(&'static str),
    Links(&'static str),
    Communes,
    Geometry,
}

impl Type {
    /// Kept in a child table, without order.
    pub const fn is_set(self) -> bool {
        matches!(self, Type::Codes(_) | Type::Links(_) | Type::Communes)
    }

    pub const fn code_list(self) -> Option<&'static str> {
        match self {
            Type::Code(list) | Type::Codes(list) => Some(list),
            _ => None,
        }
    }

    /// Its name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Type::Text => "text",
            Type::Long => "long",
            Type::Int => "int",
            Type::Dec => "dec",
            Type::Bool => "bool",
            Type::Date => "date",
            Type::PartialDate => "partial_date",
            Type::Code(_) => "code",
            Type::Codes(_) => "codes",
            Type::Link(_) => "link",
            Type::Links(_) => "links",
            Type::Communes => "communes",
            Type::Geometry => "geometry",
        }
    }

    /// The code list or the kind that its values come from.
    pub const fn of(self) -> Option<&'static str> {
        match self {
            Type::Code(of) | Type::Codes(of) | Type::Link(of) | Type::Links(of) => Some(of),
            _ => None,
        }
    }

    pub const fn target(self) -> Option<&'static str> {
        match self {
            Type::Link(kind) | Type::Links(kind) => Some(kind),
            _ => None,
        }
    }
}

/// A text of several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongText(pub String);

/// A date of which the month or the day may be unknown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate(String);

impl PartialDate {
    /// As in files: `1994`, `1994-11` or `1994-11-06`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first day it may mean.
    pub fn first_day(&self) -> Option<civil::Date> {
        let rest = "-01-01".get(self.0.len().saturating_sub(4)..).unwrap_or("");
        format!("{}{rest}", self.0).parse().ok()
    }

    pub fn parse(text: &str) -> Option<Self> {
        let whole = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            10 => text.to_owned(),
            _ => return None,
        };
        whole.parse::<civil::Date>().ok()?;
        Some(PartialDate(text.to_owned()))
    }
}

/// The six figures of a commune.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Istat(pub String);

/// A code of the list `L`. An unknown one is kept: reporting it is a rule's work.
pub struct Code<L> {
    pub code: std::borrow::Cow<'static, str>,
    list: PhantomData<fn() -> L>,
}

impl<L> Code<L> {
    pub fn as_str(&self) -> &str {
        &self.code
    }

    pub const fn known(code: &'static str) -> Self {
        Code {
            code: std::borrow::Cow::Borrowed(code),
            list: PhantomData,
        }
    }

    pub fn new(code: impl Into<String>) -> Self {
        Code {
            code: std::borrow::Cow::Owned(code.into()),
            list: PhantomData,
        }
    }
}

/// The id of a record of kind `K`.
pub struct Id<K> {
    id: Uuid,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    pub fn uuid(self) -> Uuid {
        self.id
    }
}

impl<K> From<Uuid> for Id<K> {
    fn from(id: Uuid) -> Self {
        Id {
            id,
            kind: PhantomData,
        }
    }
}

// By hand, because a derive would ask the same of the marker type.
macro_rules! as_its_content {
    ($Type:ident, $field:ident) => {
        impl<T> PartialEq for $Type<T> {
            fn eq(&self, other: &Self) -> bool {
                self.$field == other.$field
            }
        }
        impl<T> Eq for $Type<T> {}
        impl<T> PartialOrd for $Type<T> {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }
        impl<T> Ord for $Type<T> {
            fn cmp(&self, other: &Self) -> Ordering {
                self.$field.cmp(&other.$field)
            }
        }
        impl<T> std::hash::Hash for $Type<T> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.$field.hash(state);
            }
        }
        impl<T> std::fmt::Debug for $Type<T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.$field.fmt(f)
            }
        }
    };
}
as_its_content!(Code, code);
as_its_content!(Id, id);

impl<K> Copy for Id<K> {}
impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<L> Clone for Code<L> {
    fn clone(&self) -> Self {
        Code {
            code: self.code.clone(),
            list: PhantomData,
        }
    }
}

/// What a field of a typed struct may be.
pub trait Held: Sized {
    const TYPE: Type;
    /// An unreadable value gives the empty one: the rules on raw values read the record itself.
    fn from_value(value: Value) -> Self;
    fn into_value(self) -> Value;
}

pub(crate) fn read_next<H: Held>(values: &mut dyn Iterator<Item = Value>) -> H {
    H::from_value(values.next().unwrap_or_default())
}

/// One value.
pub trait One: Sized {
    const TYPE: Type;
    fn from_value(value: Value) -> Option<Self>;
    fn into_value(self) -> Value;
}

impl<T: One> Held for Option<T> {
    const TYPE: Type = T::TYPE;
    fn from_value(value: Value) -> Self {
        T::from_value(value)
    }
    fn into_value(self) -> Value {
        self.map_or(Value::Empty, One::into_value)
    }
}

/// A member of a set.
pub trait Member: Ord + Sized {
    const TYPE: Type;
    fn from_text(text: String) -> Option<Self>;
    fn into_text(self) -> String;
}

impl<T: Member> Held for BTreeSet<T> {
    const TYPE: Type = T::TYPE;
    fn from_value(value: Value) -> Self {
        match value {
            Value::Set(set) => set.into_iter().filter_map(T::from_text).collect(),
            _ => BTreeSet::new(),
        }
    }
    fn into_value(self) -> Value {
        Value::set(self.into_iter().map(Member::into_text))
    }
}

macro_rules! one {
    ($Type:ty = $tag:expr, $variant:ident($held:pat) => $read:expr, $this:ident => $write:expr;) => {
        impl One for $Type {
            const TYPE: Type = $tag;
            fn from_value(value: Value) -> Option<Self> {
                if let Value::$variant($held) = value {
                    $read
                } else {
                    None
                }
            }
            fn into_value(self) -> Value {
                let $this = self;
                Value::$variant($write)
            }
        }
    };
}
one! { String = Type::Text, Text(text) => Some(text), this => this; }
one! { LongText = Type::Long, Text(text) => Some(LongText(text)), this => this.0; }
one! { i64 = Type::Int, Int(number) => Some(number), this => this; }
one! { f64 = Type::Dec, Dec(number) => Some(number), this => this; }
one! { bool = Type::Bool, Bool(answer) => Some(answer), this => this; }
one! { civil::Date = Type::Date, Text(text) => text.parse().ok(), this => this.to_string(); }
one! { PartialDate = Type::PartialDate, Text(text) => PartialDate::parse(&text), this => this.0; }
one! { Geometry = Type::Geometry, Geometry(geometry) => Some(geometry), this => this; }

impl<L: CodeList> One for Code<L> {
    const TYPE: Type = Type::Code(L::NAME);
    fn from_value(value: Value) -> Option<Self> {
        value.text().map(Code::new)
    }
    fn into_value(self) -> Value {
        Value::Text(self.code.into_owned())
    }
}

impl<L: CodeList> Member for Code<L> {
    const TYPE: Type = Type::Codes(L::NAME);
    fn from_text(text: String) -> Option<Self> {
        Some(Code::new(text))
    }
    fn into_text(self) -> String {
        self.code.into_owned()
    }
}

impl<K: Typed> One for Id<K> {
    const TYPE: Type = Type::Link(K::NAME);
    fn from_value(value: Value) -> Option<Self> {
        Uuid::parse_str(&value.text()?).ok().map(Id::from)
    }
    fn into_value(self) -> Value {
        Value::Text(self.id.to_string())
    }
}

impl<K: Typed> Member for Id<K> {
    const TYPE: Type = Type::Links(K::NAME);
    fn from_text(text: String) -> Option<Self> {
        Uuid::parse_str(&text).ok().map(Id::from)
    }
    fn into_text(self) -> String {
        self.id.to_string()
    }
}

impl Member for Istat {
    const TYPE: Type = Type::Communes;
    fn from_text(text: String) -> Option<Self> {
        Some(Istat(text))
    }
    fn into_text(self) -> String {
        self.0
    }
}
