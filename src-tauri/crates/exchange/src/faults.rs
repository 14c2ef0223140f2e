//! What the refusals of every reader have in common: faults with a code for programs, and texts of a file made safe to show.

/// An enumeration of faults. The codes are for programs and never change; the words are in the catalogue.
macro_rules! faults {
    (
        $(#[doc = $what:literal])+
        pub enum Fault { $($(#[doc = $doc:literal])* $Name:ident = $code:literal,)+ }
    ) => {
        $(#[doc = $what])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Fault { $($(#[doc = $doc])* $Name,)+ }

        impl Fault {
            pub const ALL: &'static [Fault] = &[$(Fault::$Name),+];

            /// Its name in files and on the wire.
            pub const fn code(self) -> &'static str {
                match self { $(Fault::$Name => $code),+ }
            }
        }
    };
}
pub(crate) use faults;

/// A text of a file as a person may safely see it: control characters could rewrite a terminal, and those that turn the
/// direction of writing make a name look like another.
pub(crate) fn shown(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut out = String::new();
    for c in text.chars().take(200) {
        out.push(if hidden(c) { '\u{fffd}' } else { c });
    }
    if text.chars().nth(200).is_some() {
        out.push('…');
    }
    out
}
