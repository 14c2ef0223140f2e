//! XML of maps, read with distrust: KML and GPX.

use std::borrow::Cow;

use plan::texts::filled;
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use super::{Fault, Refusal, limits::Meter};

/// What follows in a document. Names are without their prefix: who writes chooses the prefixes.
pub(super) enum Piece<'x> {
    Start(Tag<'x>),
    End,
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
        let mut all = self.0.attributes();
        // Without the check for doubles, which grows with their square.
        let attribute = all
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| attribute.value.to_string(), Cow::into_owned))
    }
}

/// A document being read.
pub(super) struct Doc<'x> {
    reader: Reader<&'x [u8]>,
    text: &'x str,
    pub depth: usize,
}

impl<'x> Doc<'x> {
    pub fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Doc {
            reader,
            text,
            depth: 0,
        }
    }

    fn bad(&self, fault: Fault, meter: &Meter) -> Refusal {
        let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        meter.refuse(fault, filled("layers.at_xml_line", &[("line", &line)]))
    }

    pub fn next(&mut self, meter: &mut Meter) -> Result<Piece<'x>, Refusal> {
        loop {
            meter.step()?;
            let Ok(event) = self.reader.read_event() else {
                return Err(self.bad(Fault::BadXml, meter));
            };
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > meter.limits.elements {
                        return Err(meter.refuse(Fault::TooDeep, meter.limits.elements));
                    }
                    Piece::Start(Tag(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End
                }
                Event::Text(text) => Piece::Text(text.xml10_content()),
                Event::CData(text) => Piece::Text(text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let named = quick_xml::escape::resolve_predefined_entity(&reference);
                    let text = match (reference.resolve_char_ref(), named) {
                        (Ok(Some(letter)), _) => Cow::Owned(letter.to_string()),
                        (_, Some(text)) => Cow::Borrowed(text),
                        // One of HTML in a description: it stays as it is written.
                        _ => Cow::Owned(format!("&{};", &*reference)),
                    };
                    Piece::Text(text)
                }
                Event::DocType(_) => return Err(meter.refuse(Fault::Entities, "")),
                Event::Eof if self.depth > 0 => return Err(self.bad(Fault::Truncated, meter)),
                Event::Eof => Piece::Eof,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// Passes over the element that has just started.
    pub fn skip(&mut self, meter: &mut Meter) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next(meter)?;
        }
        Ok(())
    }

    /// The letters of the element that has just started, those of elements within it too, as long as a cell may be.
    pub fn letters(&mut self, meter: &mut Meter) -> Result<String, Refusal> {
        self.gathered(true, meter)
    }

    /// The letters of an element of coordinates, however long.
    pub fn long_letters(&mut self, meter: &mut Meter) -> Result<String, Refusal> {
        self.gathered(false, meter)
    }

    fn gathered(&mut self, is_cell: bool, meter: &mut Meter) -> Result<String, Refusal> {
        let outside = self.depth.saturating_sub(1);
        let mut letters = String::new();
        while self.depth > outside {
            if let Piece::Text(text) = self.next(meter)? {
                letters.push_str(&text);
                if is_cell {
                    meter.letters(letters.len())?;
                }
            }
        }
        Ok(letters)
    }

    /// The next element within the one of that depth, passing over letters; none at its end.
    pub fn child(&mut self, depth: usize, meter: &mut Meter) -> Result<Option<Tag<'x>>, Refusal> {
        loop {
            match self.next(meter)? {
                Piece::Start(tag) => return Ok(Some(tag)),
                Piece::End if self.depth < depth => return Ok(None),
                Piece::Eof => return Ok(None),
                Piece::End | Piece::Text(_) => {}
            }
        }
    }
}
