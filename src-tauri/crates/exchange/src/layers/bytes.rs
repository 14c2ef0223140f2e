//! Numbers taken from the front of a slice; there is nothing to take beyond its end.

#[derive(Clone, Copy)]
pub(super) struct Cursor<'b>(pub &'b [u8]);

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
