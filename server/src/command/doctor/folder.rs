//! The folder of an embedded database: whether it can be written, who else can read it, and how much room there is.

use super::finding::{Finding, Grade};
use std::{fs, io, os::unix::fs::PermissionsExt as _, path::Path};

/// With less room than this many times the size of the database, a backup and the log beside it may not fit.
const ROOM: u64 = 2;
/// With less room than this somebody should look, however small the database is.
const LEAST_ROOM: u64 = 256 * 1024 * 1024;

pub(super) fn examine(file: &Path) -> Vec<Finding> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let existing = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let mut findings = vec![can_write(existing), room(existing, file)];
    if file.is_file() {
        findings.extend(readers(file));
    } else if file.exists() {
        let what = format!("{} is a folder or something else, and no file: no database can be there", file.display());
        findings.push(
            Finding::new("database", Grade::Broken, what).remedy(
                "move it away, or let database_url name a file, such as sqlite:/var/lib/docendo/docendo.sqlite",
            ),
        );
    } else {
        let what = format!("{} is not there yet: the first start makes it", file.display());
        findings.push(Finding::new("database", Grade::Good, what));
    }
    findings
}

fn can_write(folder: &Path) -> Finding {
    let name = folder.display();
    match rustix::fs::access(folder, rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK) {
        Ok(()) => Finding::new("folder", Grade::Good, format!("{name} can be written")),
        Err(cause) => {
            let what = format!("{name} cannot be written: {}", io::Error::from(cause));
            Finding::new("folder", Grade::Broken, what).remedy("let the server's user own the folder (chown)")
        }
    }
}

fn room(folder: &Path, file: &Path) -> Finding {
    let Ok(disk) = rustix::fs::statvfs(folder) else {
        return Finding::new("folder", Grade::Doubtful, format!("the room in {} is not known", folder.display()));
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let size = fs::metadata(file).map_or(0, |file| file.len());
    judge_room(free, size)
}

fn judge_room(free: u64, size: u64) -> Finding {
    let what = format!("{} MB are free, the database has {} MB", free / 1_048_576, size / 1_048_576);
    if free == 0 {
        Finding::new("folder", Grade::Broken, what).remedy("free some room: nothing can be written until then")
    } else if free < LEAST_ROOM.max(size.saturating_mul(ROOM)) {
        Finding::new("folder", Grade::Doubtful, what).remedy("free some room before the disk is full")
    } else {
        Finding::new("folder", Grade::Good, what)
    }
}

/// Everybody on the machine may read or write.
const OTHERS: u32 = 0o006;
/// The group may write. That it reads may be meant: somebody has to take copies.
const GROUP_WRITES: u32 = 0o020;
/// In such a folder only its owner may take the place of somebody's file.
const STICKY: u32 = 0o1000;

/// Whether others than the owner can read what is in the file, write into it, or put another in its place.
fn readers(file: &Path) -> Vec<Finding> {
    let mode = |path: &Path| fs::metadata(path).map_or(0, |found| found.permissions().mode());
    let doubt = |what: String, remedy: &'static str| Finding::new("folder", Grade::Doubtful, what).remedy(remedy);
    let own = mode(file);
    let mut findings = Vec::new();
    if own & (OTHERS | GROUP_WRITES) != 0 {
        let who = if own & OTHERS != 0 { "everybody on this machine" } else { "its group" };
        let deed = if own & 0o022 != 0 { "write into" } else { "read" };
        findings.push(doubt(format!("{who} can {deed} {}", file.display()), "chmod g-w,o-rwx the file"));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let around = mode(folder);
    if around & 0o022 != 0 && around & STICKY == 0 {
        let what = format!("others than its owner can put another file in the place of {}", file.display());
        findings.push(doubt(what, "chmod go-w the folder around it"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_fills_is_noticed_before_it_is_full() {
        let mega = 1024 * 1024;
        assert_eq!(judge_room(10_000 * mega, 100 * mega).grade, Grade::Good);
        assert_eq!(judge_room(200 * mega, mega).grade, Grade::Doubtful);
        assert_eq!(judge_room(1_500 * mega, 1_000 * mega).grade, Grade::Doubtful);
        assert_eq!(judge_room(0, mega).grade, Grade::Broken);
    }

    #[test]
    fn a_database_that_others_can_read_write_or_replace_is_doubted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("d.sqlite");
        fs::write(&file, "").unwrap();
        let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        for (mode, words) in
            [(0o644, "can read"), (0o660, "its group can write"), (0o602, "everybody"), (0o666, "write")]
        {
            set(&file, mode);
            let found = readers(&file);
            assert!(found.len() == 1 && found[0].what.contains(words), "{mode:o}: {found:?}");
        }
        for mode in [0o600, 0o640] {
            set(&file, mode);
            assert!(readers(&file).is_empty(), "{mode:o}");
        }
        for (mode, count) in [(0o770, 1), (0o707, 1), (0o1777, 0), (0o750, 0)] {
            set(folder.path(), mode);
            assert_eq!(readers(&file).len(), count, "{mode:o}");
        }
    }
}
