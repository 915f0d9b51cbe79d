//! Opening databases that would not stay, and files that nobody else may read.

use super::*;

#[tokio::test]
async fn a_database_that_would_not_stay_is_refused() {
    for url in
        ["sqlite:", "sqlite://", "sqlite::memory:", "sqlite://:memory:", "sqlite:?mode=memory", "sqlite:x?mode=memory"]
    {
        let refused = Db::open(url).await.unwrap_err().to_string();
        assert!(refused.starts_with("sqlite: needs the path of a file"), "{url}: {refused}");
    }
}

#[tokio::test]
async fn a_new_database_and_what_lies_beside_it_are_for_their_owner_alone() {
    let top = tempfile::tempdir().unwrap();
    let folder = top.path().join("made/for/it");
    let db = Db::open(&format!("sqlite:{}", folder.join("d.sqlite").display())).await.unwrap();
    db.migrate().await.unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 3, "{files:?}");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    db.close().await;
    // As an earlier version made it.
    let file = folder.join("d.sqlite");
    fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    Db::open(&format!("sqlite:{}", file.display())).await.unwrap().close().await;
    assert_eq!(mode(&file), 0o600);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_at_once() {
    let refused = Db::open("postgres://docendo@127.0.0.1:1/x").await.unwrap_err().to_string();
    assert!(refused.contains("refused"), "{refused}");
}

#[tokio::test]
async fn a_database_that_does_not_exist_is_told_without_noise() {
    let Ok(server) = std::env::var("DOCENDO_TEST_POSTGRES") else { return };
    let (server, _) = server.rsplit_once('/').filter(|(head, _)| !head.ends_with('/')).unwrap_or((&server, ""));
    let refused = Db::open(&format!("{server}/nowhere")).await.unwrap_err().to_string();
    assert_eq!(refused, "the database cannot be opened: database \"nowhere\" does not exist");
}
