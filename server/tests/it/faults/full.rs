//! A disk without room.

use super::{
    State, not_tried,
    process::{Server, found},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

/// A small disk of its own, for as long as it is held.
struct Disk(PathBuf);

impl Disk {
    /// Nothing if this user may not mount.
    fn mount(folder: &Path) -> Option<Self> {
        fs::create_dir(folder).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=4m", "docendo"]).arg(folder).output();
        mounted.is_ok_and(|mounted| mounted.status.success()).then(|| Self(folder.to_owned()))
    }

    /// Takes all the room that is left; returns the file that holds it.
    fn fill(&self) -> PathBuf {
        let path = self.0.join("ballast");
        let mut ballast = File::create(&path).unwrap();
        while ballast.write_all(&[0; 4096]).is_ok() {}
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A disk that stays mounted is found by whoever looks for it; there is nobody to tell here.
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).output();
    }
}

#[test]
fn on_a_full_disk_it_says_so_loses_nothing_and_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = Disk::mount(&folder.path().join("disk")) else {
        return not_tried("a full disk, for mounting is not permitted here");
    };
    let url = format!("sqlite:{}", disk.0.join("docendo.sqlite").display());
    found(&url, folder.path());
    let server = Server::start(&url, folder.path());
    let client = server.client();
    let ballast = disk.fill();
    let mut acknowledged = BTreeSet::new();
    let mut write = |code: String| {
        let answer =
            client.post("/api/training/categories", &json!({ "name": code, "code": code })).expect("an answer");
        if answer.0 == 201 {
            acknowledged.insert(code);
        }
        answer
    };
    let refused = (0..2_000).map(|number| write(format!("F{number}"))).find(|(status, _)| *status != 201);
    let (status, body) = refused.expect("a disk without room refuses sooner or later");
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, &body["error"]["code"]), (507, &"INSUFFICIENT_STORAGE".into()), "{body}");
    assert_eq!(client.get("/api/training/categories").unwrap().0, 200, "what is there can be read");
    fs::remove_file(ballast).unwrap();
    assert_eq!(write("ROOM".to_owned()).0, 201, "there is room again");
    drop(server);
    let state = State::read(&url);
    state.holds(&acknowledged);
    state.is_whole();
}
