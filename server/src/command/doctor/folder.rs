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

/// Whether others than the owner can read what is in the file.
fn readers(file: &Path) -> Option<Finding> {
    let mode = fs::metadata(file).ok()?.permissions().mode();
    let is_open = mode & 0o004 != 0;
    let what = format!("everybody on this machine can read {}", file.display());
    is_open.then(|| Finding::new("folder", Grade::Doubtful, what).remedy("chmod o-rwx the file"))
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
    fn a_database_that_everybody_can_read_is_doubted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("d.sqlite");
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(readers(&file).is_some());
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(readers(&file).is_none());
    }
}
