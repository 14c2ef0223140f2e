//! XML of spreadsheets, read with distrust.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event, attributes::Attribute},
};

use super::{Fault, Refusal, limits::Meter};

/// What follows in a document. Names are without their prefix: who writes chooses the prefixes.
pub(super) enum Piece<'x> {
    Start(Tag<'x>),
    /// The end of the element of this name.
    End(String),
    /// Letters, entities resolved.
    Text(Cow<'x, str>),
    Eof,
}

/// The start of an element.
pub(super) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.raw();
        let attribute = attributes.find(|attribute| local(attribute.key.into_inner()) == name);
        attribute.map(|attribute| value(&attribute))
    }

    /// The value of an attribute as a number; what is no number counts as not there.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }

    pub fn is_true(&self, name: &str) -> bool {
        self.get(name).is_some_and(|v| v == "1" || v == "true")
    }

    /// Names with their prefix, and values.
    pub fn attributes(&self) -> impl Iterator<Item = (String, String)> {
        self.raw()
            .map(|attribute| (attribute.key.into_inner().to_owned(), value(&attribute)))
    }

    /// Without the check for doubles, which grows with the square of their number.
    fn raw(&self) -> impl Iterator<Item = Attribute<'_>> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten()
    }
}

fn value(attribute: &Attribute) -> String {
    let value = attribute.normalized_value(XmlVersion::Implicit1_0);
    value.map_or_else(|_| attribute.value.to_string(), Cow::into_owned)
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
pub(super) fn text<'b>(
    bytes: &'b [u8],
    part: &str,
    meter: &Meter,
) -> Result<Cow<'b, str>, Refusal> {
    let decoded = match bytes {
        [0xff, 0xfe, rest @ ..] => {
            UTF_16LE.decode_without_bom_handling_and_without_replacement(rest)
        }
        [0xfe, 0xff, rest @ ..] => {
            UTF_16BE.decode_without_bom_handling_and_without_replacement(rest)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok().map(Cow::Borrowed),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    };
    decoded.ok_or_else(|| meter.refuse(Fault::Damaged, part))
}

/// A document being read.
pub(super) struct Doc<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    depth: usize,
}

impl<'x> Doc<'x> {
    /// `part` is the name of the file within the ZIP, for the message.
    pub fn new(text: &'x str, part: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Doc {
            reader,
            part,
            depth: 0,
        }
    }

    pub fn damaged(&self, meter: &Meter) -> Refusal {
        meter.refuse(Fault::Damaged, self.part)
    }

    pub fn next(&mut self, meter: &mut Meter) -> Result<Piece<'x>, Refusal> {
        loop {
            meter.step()?;
            let Ok(event) = self.reader.read_event() else {
                return Err(self.damaged(meter));
            };
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > meter.limits.depth {
                        return Err(meter.refuse(Fault::TooDeep, self.part));
                    }
                    Piece::Start(Tag(start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End(end.local_name().into_inner().to_owned())
                }
                Event::Text(text) => Piece::Text(text.xml10_content()),
                Event::CData(text) => Piece::Text(text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let named = quick_xml::escape::resolve_predefined_entity(&reference);
                    let text = match (reference.resolve_char_ref(), named) {
                        (Ok(Some(letter)), _) => Cow::Owned(letter.to_string()),
                        (_, Some(text)) => Cow::Borrowed(text),
                        _ => return Err(meter.refuse(Fault::Entities, self.part)),
                    };
                    Piece::Text(text)
                }
                Event::DocType(_) => return Err(meter.refuse(Fault::Entities, self.part)),
                Event::Eof if self.depth > 0 => return Err(self.damaged(meter)),
                Event::Eof => Piece::Eof,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// Passes over the element that has just started.
    pub fn skip(&mut self, meter: &mut Meter) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Piece::Eof = self.next(meter)? {
                return Err(self.damaged(meter));
            }
        }
        Ok(())
    }

    /// The letters of the element that has just started, those of elements within it too, but for the ones named.
    pub fn letters(&mut self, but: &[&str], meter: &mut Meter) -> Result<String, Refusal> {
        let outside = self.depth.saturating_sub(1);
        let most = meter.limits.letters.saturating_mul(4).saturating_add(4);
        let mut letters = String::new();
        while self.depth > outside {
            match self.next(meter)? {
                Piece::Text(text) if letters.len() <= most => letters.push_str(&text),
                Piece::Start(tag) if but.contains(&tag.name()) => self.skip(meter)?,
                Piece::Eof => return Err(self.damaged(meter)),
                _ => {}
            }
        }
        Ok(letters)
    }
}
