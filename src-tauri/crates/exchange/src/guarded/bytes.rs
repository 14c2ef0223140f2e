//! Numbers taken from a slice; there is nothing to take beyond its end.

/// Takes from the front. What says no order of bytes is little-endian.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'b>(pub &'b [u8]);

impl<'b> Cursor<'b> {
    pub fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub fn two(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn four(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn eight(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    pub fn u32(&mut self, little: bool) -> Option<u32> {
        let read = if little {
            u32::from_le_bytes
        } else {
            u32::from_be_bytes
        };
        self.array().map(read)
    }

    /// A number of things, each of at least so many bytes: none when there are fewer bytes than that.
    pub fn count(&mut self, little: bool, each: usize) -> Option<usize> {
        let count = usize::try_from(self.u32(little)?).ok()?;
        (count.checked_mul(each)? <= self.0.len()).then_some(count)
    }

    pub fn f64(&mut self, little: bool) -> Option<f64> {
        let read = if little {
            f64::from_le_bytes
        } else {
            f64::from_be_bytes
        };
        self.array().map(read)
    }
}

/// The same at a place.
fn at(bytes: &[u8], at: usize) -> Option<Cursor<'_>> {
    bytes.get(at..).map(Cursor)
}

pub(crate) fn two(bytes: &[u8], from: usize) -> Option<u16> {
    at(bytes, from)?.two()
}

pub(crate) fn four(bytes: &[u8], from: usize) -> Option<u32> {
    at(bytes, from)?.four()
}

pub(crate) fn float(bytes: &[u8], from: usize) -> Option<f64> {
    at(bytes, from)?.f64(true)
}
