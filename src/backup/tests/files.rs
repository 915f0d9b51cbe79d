//! The files that people attached go into a backup and come back out of it.

use super::{contents, forge};
use crate::{
    backup::{BackupError, restore, write},
    catalogue::{
        self, CourseCode, NewCourse, Title,
        service::document::{attach, open, remove},
    },
    db::Db,
    documents::{Document, Files, Storage, service::Upload},
    installation,
    kernel::{clock::Clock as _, id::CourseId},
    testing::{House, caller, empty_database, on_both},
    work::Installation,
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A storage in a folder of its own below `folder`.
fn storage(folder: &Path, name: &str) -> (Files, PathBuf) {
    let place = folder.join(name);
    (Files::open(&Storage::Folder(place.clone())).unwrap(), place)
}

/// The house with its files in a folder, and a course with two documents, one of which was removed.
async fn with_documents(house: &House, files: Files) -> (Installation, CourseId, Vec<Document>) {
    let installation = house.installation.clone().with(files);
    let admin = caller(&installation, "admin@test.example").await;
    let write = admin.write(async |work| {
        let category = catalogue::service::categories(work, true, true).await?[0].id;
        let (code, title) = (CourseCode::parse("A-1").unwrap(), Title::parse("A").unwrap());
        catalogue::service::create(work, NewCourse::draft(code, title, category)).await
    });
    let course = write.await.unwrap().course.id;
    let mut documents = Vec::new();
    for (name, bytes) in [("first.pdf", b"%PDF-1.7 one".to_vec()), ("second.pdf", b"%PDF-1.7 another".to_vec())] {
        let upload = Upload { name: Some(name.into()), description: None, bytes };
        documents.push(attach(&admin, course, upload).await.unwrap());
    }
    let second = documents[1].id;
    admin.write(async |work| remove(work, course, second).await).await.unwrap();
    (installation, course, documents)
}

/// The files below `folder`.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

#[tokio::test]
async fn attached_files_come_back_with_their_rows_into_another_storage() {
    on_both(async |house| {
        let folder = tempfile::tempdir().unwrap();
        let (installation, course, documents) = with_documents(&house, storage(folder.path(), "old").0).await;
        let (backup, now) = (folder.path().join("backup.zip"), house.clock.now());
        let manifest = write(&installation.db, Some(&*installation.part::<Files>()), now, &backup).await.unwrap();
        let saved = manifest.files.unwrap();
        assert_eq!((saved.files, saved.bytes, saved.lost.len()), (2, 28, 0));
        for (nth, url) in empty_database::on_each(folder.path()).await.into_iter().enumerate() {
            let (files, place) = storage(folder.path(), &nth.to_string());
            restore(&url, &files, &backup, false, now).await.unwrap();
            assert_eq!(below(&place).len(), 2, "the removed one is kept as well");
            let db = Db::open(&url).await.unwrap();
            let restored = installation::open(db.clone(), Arc::new(house.clock.clone())).with(files);
            let admin = caller(&restored, "admin@test.example").await;
            let (document, bytes) = open(&admin, course, documents[0].id).await.unwrap();
            assert_eq!((document, bytes.as_slice()), (documents[0].clone(), b"%PDF-1.7 one".as_slice()));
            db.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_lost_or_changed_is_named_and_everything_else_is_saved() {
    on_both(async |house| {
        let folder = tempfile::tempdir().unwrap();
        let (files, place) = storage(folder.path(), "old");
        let (installation, ..) = with_documents(&house, files).await;
        let now = house.clock.now();
        let [first, second] = below(&place).try_into().unwrap();
        fs::write(&first, "somebody was here").unwrap();
        let backup = folder.path().join("changed.zip");
        let manifest = write(&installation.db, Some(&*installation.part::<Files>()), now, &backup).await.unwrap();
        let saved = manifest.files.unwrap();
        assert_eq!((saved.files, saved.lost.len()), (1, 1));
        assert!(first.ends_with(&saved.lost[0].place), "{:?}", saved.lost);
        fs::remove_file(&second).unwrap();
        let backup = folder.path().join("gone.zip");
        let manifest = write(&installation.db, Some(&*installation.part::<Files>()), now, &backup).await.unwrap();
        assert_eq!(manifest.files.map(|saved| (saved.files, saved.lost.len())), Some((0, 2)));
        assert_eq!(contents(&backup).0.tables.len(), manifest.tables.len());
    })
    .await;
}

#[tokio::test]
async fn a_backup_without_its_files_restores_nothing_at_all() {
    on_both(async |house| {
        let folder = tempfile::tempdir().unwrap();
        let (installation, ..) = with_documents(&house, storage(folder.path(), "old").0).await;
        let [backup, short] = ["backup.zip", "short.zip"].map(|name| folder.path().join(name));
        let now = house.clock.now();
        write(&installation.db, Some(&*installation.part::<Files>()), now, &backup).await.unwrap();
        forge(&backup, &short, |manifest| manifest["files"]["files"] = 3.into());
        for url in empty_database::on_each(folder.path()).await {
            let refused = restore(&url, &installation.part::<Files>(), &short, false, now).await;
            assert!(matches!(refused, Err(BackupError::Damaged(_))));
            let db = Db::open(&url).await.unwrap();
            assert!(!db.has_data().await.unwrap());
            db.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn files_can_be_left_out_and_older_backups_have_none() {
    on_both(async |house| {
        let folder = tempfile::tempdir().unwrap();
        let (installation, ..) = with_documents(&house, storage(folder.path(), "old").0).await;
        let [backup, older] = ["backup.zip", "older.zip"].map(|name| folder.path().join(name));
        let now = house.clock.now();
        let manifest = write(&installation.db, None, now, &backup).await.unwrap();
        assert_eq!(manifest.files, None);
        forge(&backup, &older, |manifest| {
            manifest["form"] = 1.into();
            manifest.as_object_mut().unwrap().remove("files");
        });
        for (nth, url) in empty_database::on_each(folder.path()).await.into_iter().enumerate() {
            let (files, place) = storage(folder.path(), &format!("new-{nth}"));
            let restored = restore(&url, &files, &older, false, now).await.unwrap();
            assert_eq!((restored.manifest.files, below(&place).len()), (None, 0));
        }
    })
    .await;
}
