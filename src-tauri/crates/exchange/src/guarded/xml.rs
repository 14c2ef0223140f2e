//! XML, read with distrust: of spreadsheets and of maps.

use std::borrow::Cow;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesEnd, BytesStart, Event, attributes::Attribute},
};

/// What follows in a document. Names are without their prefix: who writes chooses the prefixes.
pub(crate) enum Piece<'x> {
    Start(Tag<'x>),
    End(End<'x>),
    /// Letters, entities resolved.
    Text(Cow<'x, str>),
    Eof,
}

/// The start of an element.
pub(crate) struct Tag<'x>(BytesStart<'x>);

/// The end of an element.
pub(crate) struct End<'x>(BytesEnd<'x>);

impl End<'_> {
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

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
pub(crate) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// What is wrong with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// It breaks the rules of XML.
    Broken,
    /// It ends within an element.
    Cut,
    /// More elements within each other than the limit.
    TooDeep,
    /// It declares a document type, or uses an entity that only such a one can declare.
    Entities,
}

/// Where in a document something is wrong.
pub(crate) struct Spot<'d> {
    /// What the document is called.
    pub part: &'d str,
    text: &'d str,
    at: usize,
}

impl Spot<'_> {
    /// From 1.
    pub fn line(&self) -> usize {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        before.matches('\n').count() + 1
    }
}

/// Who reads a document: the limits, and the words for what is wrong.
pub(crate) trait Walker {
    type Refusal;
    /// An entity that XML does not know, such as `&nbsp;` of web pages, stays as it is written; else it is refused.
    const KEEPS_UNKNOWN: bool;

    /// Elements within each other.
    fn deepest(&self) -> usize;

    /// Asked at each piece.
    fn step(&mut self) -> Result<(), Self::Refusal>;

    fn refuse(&self, trouble: Trouble, spot: &Spot) -> Self::Refusal;

    /// Whether a text that has grown to so many bytes is to grow on.
    fn wants_more(&self, bytes: usize) -> Result<bool, Self::Refusal>;
}

/// A document being read.
pub(crate) struct Doc<'x> {
    reader: Reader<&'x [u8]>,
    text: &'x str,
    part: &'x str,
    /// Elements that are open.
    pub depth: usize,
}

impl<'x> Doc<'x> {
    /// `part` is what the document is called, for the message.
    pub fn new(text: &'x str, part: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Doc {
            reader,
            text,
            part,
            depth: 0,
        }
    }

    fn bad<W: Walker>(&self, trouble: Trouble, walker: &W) -> W::Refusal {
        let at = if trouble == Trouble::Broken {
            self.reader.error_position()
        } else {
            self.reader.buffer_position()
        };
        let spot = Spot {
            part: self.part,
            text: self.text,
            at: usize::try_from(at).unwrap_or(usize::MAX),
        };
        walker.refuse(trouble, &spot)
    }

    /// The refusal of a document that ends too early for its reader.
    pub fn cut<W: Walker>(&self, walker: &W) -> W::Refusal {
        self.bad(Trouble::Cut, walker)
    }

    /// The end of the document is a piece only outside of all elements.
    pub fn next<W: Walker>(&mut self, walker: &mut W) -> Result<Piece<'x>, W::Refusal> {
        loop {
            walker.step()?;
            let Ok(event) = self.reader.read_event() else {
                return Err(self.bad(Trouble::Broken, walker));
            };
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > walker.deepest() {
                        return Err(self.bad(Trouble::TooDeep, walker));
                    }
                    Piece::Start(Tag(start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End(End(end))
                }
                Event::Text(text) => Piece::Text(text.xml10_content()),
                Event::CData(text) => Piece::Text(text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let named = quick_xml::escape::resolve_predefined_entity(&reference);
                    Piece::Text(match (reference.resolve_char_ref(), named) {
                        (Ok(Some(letter)), _) => Cow::Owned(letter.to_string()),
                        (_, Some(text)) => Cow::Borrowed(text),
                        _ if W::KEEPS_UNKNOWN => Cow::Owned(format!("&{};", &*reference)),
                        _ => return Err(self.bad(Trouble::Entities, walker)),
                    })
                }
                Event::DocType(_) => return Err(self.bad(Trouble::Entities, walker)),
                Event::Eof if self.depth > 0 => return Err(self.cut(walker)),
                Event::Eof => Piece::Eof,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// Passes over the element that has just started.
    pub fn skip<W: Walker>(&mut self, walker: &mut W) -> Result<(), W::Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next(walker)?;
        }
        Ok(())
    }

    /// The letters of the element that has just started, those of elements within it too, as many as the walker wants.
    pub fn letters<W: Walker>(&mut self, walker: &mut W) -> Result<String, W::Refusal> {
        let outside = self.depth.saturating_sub(1);
        let (mut letters, mut more) = (String::new(), true);
        while self.depth > outside {
            if let Piece::Text(text) = self.next(walker)?
                && more
            {
                letters.push_str(&text);
                more = walker.wants_more(letters.len())?;
            }
        }
        Ok(letters)
    }

    /// The same of an element of numbers, however long.
    pub fn long_letters<W: Walker>(&mut self, walker: &mut W) -> Result<String, W::Refusal> {
        let outside = self.depth.saturating_sub(1);
        let mut letters = String::new();
        while self.depth > outside {
            if let Piece::Text(text) = self.next(walker)? {
                letters.push_str(&text);
            }
        }
        Ok(letters)
    }

    /// The next element within the one of that depth, passing over letters; none at its end.
    pub fn child<W: Walker>(
        &mut self,
        depth: usize,
        walker: &mut W,
    ) -> Result<Option<Tag<'x>>, W::Refusal> {
        loop {
            match self.next(walker)? {
                Piece::Start(tag) => return Ok(Some(tag)),
                Piece::End(_) if self.depth < depth => return Ok(None),
                Piece::Eof => return Ok(None),
                Piece::End(_) | Piece::Text(_) => {}
            }
        }
    }
}
