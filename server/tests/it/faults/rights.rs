//! Who else on the machine can read what the binary makes: nobody, however careless the umask is that it was started with.

use super::process::{Server, docendo, found, send};
use serde_json::{Value, json};
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

/// `command`, started by a shell that forbids nothing.
fn carelessly(command: &Command) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", "umask 000; exec \"$@\"", "sh"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.current_dir(command.get_current_dir().unwrap());
    shell.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null());
    shell
}

/// Attaches a file to a course.
fn attach(server: &Server) {
    let client = server.client();
    let list: Value = serde_json::from_str(&client.get("/api/training/categories").unwrap().1).unwrap();
    let course = json!({ "code": "FS-001", "title": "Fire", "categoryId": list["data"]["categories"][0]["id"], "durationHours": 4,
        "deliveryType": "classroom", "courseType": "initial", "requirementLevel": "mandatory", "status": "active" });
    let (status, told) = client.post("/api/training/courses", &course).unwrap();
    assert_eq!(status, 201, "{told}");
    let told: Value = serde_json::from_str(&told).unwrap();
    let path = format!("/api/training/courses/{}/attachments", told["data"]["course"]["id"].as_str().unwrap());
    let body =
        "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nRead it\r\n--cut--\r\n";
    let headers =
        [("Authorization", client.bearer()), ("Content-Type", "multipart/form-data; boundary=cut".to_owned())];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    let answer = send(&server.address, "POST", &path, &headers, body).unwrap();
    assert_eq!(answer.status, 201, "{}", answer.body);
}

/// Everything below `folder`.
fn everything(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            everything(&path, found);
        }
        found.push(path);
    }
}

#[test]
fn databases_files_backups_and_what_is_restored_are_for_their_owner_alone() {
    let top = tempfile::tempdir().unwrap();
    let (made, restored) = (top.path().join("made"), top.path().join("restored"));
    let url = |folder: &Path| format!("sqlite:{}", folder.join("docendo.sqlite").display());
    let run = |command: &mut Command| assert!(carelessly(command).status().unwrap().success(), "{command:?}");
    // Made without anything there, by a command that needs no words.
    run(docendo(&url(&made), top.path()).arg("migrate"));
    found(&url(&made), top.path());
    let mut serve = docendo(&url(&made), top.path());
    serve.args(["serve", "--addr", "127.0.0.1:0"]);
    let server = Server::started(carelessly(&serve));
    attach(&server);
    let backup = made.join("backup.zip");
    run(docendo(&url(&made), top.path()).arg("backup").arg(&backup));
    run(docendo(&url(&restored), top.path()).arg("restore").arg(&backup));
    let mut all = vec![];
    everything(top.path(), &mut all);
    for name in ["docendo.sqlite", "docendo.sqlite-wal", "docendo.sqlite-shm", "backup.zip", "files"] {
        assert!(all.contains(&made.join(name)), "{name} is not there: {all:?}");
    }
    assert!(all.iter().filter(|path| path.starts_with(restored.join("files"))).count() > 1, "{all:?}");
    for path in all {
        let rights = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(rights, if path.is_dir() { 0o700 } else { 0o600 }, "{} is {rights:o}", path.display());
    }
}
