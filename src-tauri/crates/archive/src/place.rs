//! On what kind of disk the archive lies, and so which journal it may use.
//!
//! A write-ahead log needs memory shared between the processes on one machine, which a network drive does not
//! give; and a stick pulled out leaves the log on the stick but not always in the file. There the older rollback
//! journal is the safe one.

use std::path::{Path, PathBuf};

/// How SQLite keeps the way back during a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journal {
    /// Write-ahead log: local fixed disks.
    Wal,
    /// Rollback journal: network drives, removable disks and whatever is not known.
    Rollback,
}

impl Journal {
    pub(crate) const fn pragma(self) -> &'static str {
        match self {
            Journal::Wal => "wal",
            Journal::Rollback => "delete",
        }
    }
}

/// File systems of local disks on which shared memory between processes is known to work. A list of what is
/// allowed, not of what is not: a network file system that nobody thought of must fall on the safe side.
const LOCAL: [&str; 11] = [
    "bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "tmpfs", "xfs", "zfs",
];

/// One line of `/proc/self/mountinfo`.
struct Mount<'a> {
    device: &'a str,
    point: PathBuf,
    file_system: &'a str,
    source: &'a str,
}

fn mount(line: &str) -> Option<Mount<'_>> {
    let (place, kind) = line.split_once(" - ")?;
    let mut place = place.split(' ').skip(2);
    let (device, _root, point) = (place.next()?, place.next()?, place.next()?);
    let mut kind = kind.split(' ');
    Some(Mount {
        device,
        point: unescaped(point).into(),
        file_system: kind.next()?,
        source: kind.next().unwrap_or_default(),
    })
}

/// The kernel writes blanks and backslashes as three octal figures.
fn unescaped(text: &str) -> String {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        let code = bytes.get(i + 1..i + 4).and_then(|figures| {
            let figures = std::str::from_utf8(figures).ok()?;
            u8::from_str_radix(figures, 8).ok()
        });
        if let (b'\\', Some(code)) = (bytes[i], code) {
            out.push(code);
            i += 4;
        } else {
            out.push(bytes[i]);
            i += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The journal for an archive at that absolute path, from the text of `/proc/self/mountinfo`. `removable` tells
/// of a device, by `major:minor` and by name (`/dev/sdb1`), whether it can be pulled out.
pub fn journal_for(
    path: &Path,
    mountinfo: &str,
    removable: impl Fn(&str, &str) -> bool,
) -> Journal {
    let under = mountinfo
        .lines()
        .filter_map(mount)
        .filter(|mount| path.starts_with(&mount.point))
        // Of two at the same point the later one lies on top: `max_by_key` gives the last.
        .max_by_key(|mount| mount.point.components().count());
    match under {
        Some(mount)
            if LOCAL.contains(&mount.file_system) && !removable(mount.device, mount.source) =>
        {
            Journal::Wal
        }
        _ => Journal::Rollback,
    }
}

/// The journal for this path on this machine.
pub(crate) fn journal_here(path: &Path) -> Journal {
    match std::fs::read_to_string("/proc/self/mountinfo") {
        Ok(mountinfo) => journal_for(path, &mountinfo, is_removable),
        // Not Linux: which disks are local is not asked there, so the journal that is safe everywhere.
        Err(_) => Journal::Rollback,
    }
}

fn is_removable(device: &str, source: &str) -> bool {
    let by_name = source.strip_prefix("/dev/").unwrap_or_default();
    [
        format!("/sys/dev/block/{device}"),
        format!("/sys/class/block/{by_name}"),
    ]
    .iter()
    .filter_map(|folder| std::fs::canonicalize(folder).ok())
    .any(|folder| {
        // A USB hard disk calls itself fixed, but its place in the device tree does not lie.
        let on_usb = folder.components().any(|part| {
            let part = part.as_os_str().to_string_lossy();
            part.starts_with("usb")
        });
        let flagged = [Some(folder.as_path()), folder.parent()]
            .into_iter()
            .flatten()
            .filter_map(|folder| std::fs::read_to_string(folder.join("removable")).ok())
            .any(|flag| flag.trim() == "1");
        on_usb || flagged
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 28 0:21 / /sys rw,nosuid shared:7 - sysfs sysfs rw
28 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
31 28 0:40 / /mnt/comune rw shared:2 - cifs //server/uffici rw,vers=3.0
32 28 0:41 / /mnt/nas rw - nfs4 nas:/volume1 rw
33 28 0:42 / /home/anna/remoto rw - fuse.sshfs anna@server: rw
34 28 8:17 / /media/anna/CHIAVETTA\\040ROSSA rw - ext4 /dev/sdb1 rw
35 28 8:33 / /media/anna/altra rw - vfat /dev/sdc1 rw
36 28 0:43 / /host rw - 9p share rw
37 28 0:44 / /mnt/ignoto rw - nuovofs x rw
38 28 0:45 / /mnt/coperto rw - nfs4 nas:/x rw
39 28 8:3 / /mnt/coperto rw - xfs /dev/sda3 rw
";

    fn on(path: &str) -> Journal {
        journal_for(Path::new(path), MOUNTS, |device, _| device == "8:17")
    }

    #[test]
    fn local_fixed_disks_use_the_log() {
        assert_eq!(on("/home/anna/piani.archivio"), Journal::Wal);
        assert_eq!(on("/mnt/comune2/piani.archivio"), Journal::Wal);
        assert_eq!(on("/mnt/coperto/piani.archivio"), Journal::Wal);
    }

    #[test]
    fn network_removable_and_unknown_disks_use_the_rollback_journal() {
        for path in [
            "/mnt/comune/a/piani.archivio",
            "/mnt/nas/piani.archivio",
            "/home/anna/remoto/piani.archivio",
            "/media/anna/CHIAVETTA ROSSA/piani.archivio",
            "/media/anna/altra/piani.archivio",
            "/host/piani.archivio",
            "/mnt/ignoto/piani.archivio",
        ] {
            assert_eq!(on(path), Journal::Rollback, "{path}");
        }
        assert_eq!(
            journal_for(Path::new("/x"), "not a table of mounts", |_, _| false),
            Journal::Rollback
        );
    }
}
