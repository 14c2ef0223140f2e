//! Whatever happens to the bytes of a package on its way, it is refused or it is the same plan.

use std::{io::Cursor, sync::LazyLock};

use exchange::{
    package,
    reading::{self, Limits},
};
use plan::{declare::Class, privacy::copy_for, record::Plan};
use proptest::prelude::*;

static GOOD: LazyLock<Vec<u8>> = LazyLock::new(crate::builder::sound_package);
static PLAN: LazyLock<Plan> = LazyLock::new(|| copy_for(&crate::builder::sound_plan(), Class::R));

fn judge(bytes: &[u8]) {
    let limits = Limits::default();
    if let Ok(package) = reading::open(Cursor::new(bytes), &limits) {
        assert_eq!(package.plan, *PLAN);
        assert_eq!(package.attachments, crate::builder::attachments());
    }
    // Of a broken package too the facts are collected or refused, never a panic.
    let _ = reading::facts(Cursor::new(bytes), &limits);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bytes(flips in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..4)) {
        let mut bytes = GOOD.clone();
        for (at, flip) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
        }
        judge(&bytes);
    }

    /// The directory is a small part of the file and the one that is parsed.
    #[test]
    fn flipped_bytes_of_the_directory(from_end in 0..6_000_usize, flip in 1..=255_u8) {
        let mut bytes = GOOD.clone();
        let at = bytes.len().saturating_sub(from_end + 1);
        bytes[at] ^= flip;
        judge(&bytes);
    }

    #[test]
    fn cut_bytes(at in any::<prop::sample::Index>()) {
        let at = at.index(GOOD.len());
        prop_assert!(reading::open(Cursor::new(&GOOD[..at]), &Limits::default()).is_err());
        judge(&GOOD[..at]);
    }

    #[test]
    fn any_bytes_after_a_zip_mark(tail in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend_from_slice(&tail);
        judge(&bytes);
    }

    #[test]
    fn any_plan_comes_back(
        plan in testkit::arbitrary::plan(),
        class in prop::sample::select(vec![Class::P, Class::O, Class::R]),
    ) {
            let bytes = package::write(&plan, class, &std::collections::BTreeMap::new(), &serde_json::json!({}))
                .expect("a package");
            let read = reading::open(Cursor::new(&bytes), &Limits::default());
            let read = read.map_err(|error| TestCaseError::fail(format!("{error:?} {error}")))?;
            prop_assert_eq!(&read.plan, &copy_for(&plan, class));
            prop_assert_eq!(read.class, class);
            let facts = reading::facts(Cursor::new(&bytes), &Limits::default()).expect("facts");
            prop_assert!(facts.unreadable.is_empty(), "{:?}", facts.unreadable);
    }
}
