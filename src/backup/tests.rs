//! Backups on both databases, and from one to the other.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod files;

use super::{BackupError, Manifest, restore, write};
use crate::{
    db::{Db, FreshError},
    demo,
    documents::Files,
    identity::{
        SignInKind,
        service::{Proof, refresh, sign_in, who_of_browser, who_of_token},
    },
    installation,
    kernel::clock::Clock as _,
    people::{self, NewPerson, PersonInput},
    testing::{House, PASSWORD, empty_database, on_both},
    work::Caller,
};
use chrono::TimeDelta;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Read as _, Write as _},
    path::Path,
    sync::Arc,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// What an archive holds: what it says of itself, and the rows of every table.
fn contents(path: &Path) -> (Manifest, BTreeMap<String, Vec<Value>>) {
    let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let manifest: Manifest = serde_json::from_str(&read("manifest.json")).unwrap();
    let rows = |name: &String| {
        let mut rows: Vec<Value> = read(&format!("tables/{name}.jsonl")).lines().map(row).collect();
        // Tables without a key come in the order of their database.
        rows.sort_by_key(ToString::to_string);
        (name.clone(), rows)
    };
    let names: Vec<String> = manifest.tables.iter().map(|table| table.name.clone()).collect();
    let tables = names.iter().map(rows).collect();
    (manifest, tables)
}

/// A row; 4 and 4.0 are the same number.
fn row(line: &str) -> Value {
    let Value::Object(mut row) = serde_json::from_str(line).unwrap() else { panic!("{line}") };
    row.values_mut().for_each(|value| {
        if let Some(number) = value.as_f64() {
            *value = number.into();
        }
    });
    Value::Object(row)
}

async fn add_person(caller: &Caller, name: &str) {
    let input = PersonInput { first_name: Some("P".into()), last_name: Some(name.into()), ..PersonInput::default() };
    let new = NewPerson::parse(&input).unwrap();
    caller.write(async |work| people::service::create(work, &new).await).await.unwrap();
}

#[tokio::test]
async fn a_restored_backup_equals_what_was_saved_on_either_database() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("first.zip"), folder.path().join("second.zip"));
        let now = house.clock.now();
        write(&house.installation.db, Some(&*house.installation.part::<Files>()), now, &first).await.unwrap();
        for url in empty_database::on_each(folder.path()).await {
            let restored = restore(&url, &house.installation.part::<Files>(), &first, false, now)
                .await
                .unwrap_or_else(|error| panic!("{url}: {error}"));
            assert_eq!(restored.kept, None);
            let db = Db::open(&url).await.unwrap();
            write(&db, Some(&*house.installation.part::<Files>()), now, &second).await.unwrap();
            let ((mut saved, saved_rows), (again, rows)) = (contents(&first), contents(&second));
            saved.database = db.kind().to_owned();
            assert_eq!(saved, again, "{url}");
            for (table, saved) in saved_rows {
                let differs = saved.iter().zip(&rows[&table]).find(|(before, after)| before != after);
                assert_eq!(differs, None, "{table} on {url}");
            }
            goes_on(&house, db).await;
            std::fs::remove_file(&second).unwrap();
        }
    })
    .await;
}

/// People can sign in and write into what was restored.
async fn goes_on(house: &House, db: Db) {
    let installation = installation::open(db, Arc::new(house.clock.clone()));
    let admin = crate::testing::caller(&installation, "admin@test.example").await;
    add_person(&admin, "After").await;
    installation.db.close().await;
}

#[tokio::test]
async fn a_backup_is_one_state_while_others_write() {
    on_both(async |house| {
        let folder = tempfile::tempdir().unwrap();
        let backups = Box::pin(async {
            for number in 0..3 {
                let path = folder.path().join(number.to_string());
                write(&house.installation.db, Some(&*house.installation.part::<Files>()), house.clock.now(), &path)
                    .await
                    .unwrap();
            }
        });
        let writes = Box::pin(async {
            for number in 0..40 {
                add_person(&house.admin, &number.to_string()).await;
            }
        });
        tokio::join!(backups, writes);
        for number in 0..3 {
            let (_, tables) = contents(&folder.path().join(number.to_string()));
            let is_birth = |entry: &&Value| entry["action"] == "created" && entry["entity"] == "person";
            assert_eq!(tables["journal"].iter().filter(is_birth).count(), tables["person"].len());
        }
    })
    .await;
}

#[tokio::test]
async fn data_is_replaced_only_on_request_and_kept() {
    on_both(async |house| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup.zip");
        write(&house.installation.db, Some(&*house.installation.part::<Files>()), house.clock.now(), &path)
            .await
            .unwrap();
        for url in empty_database::on_each(folder.path()).await {
            let now = house.clock.now();
            restore(&url, &house.installation.part::<Files>(), &path, false, now).await.unwrap();
            let refused = restore(&url, &house.installation.part::<Files>(), &path, false, now).await.unwrap_err();
            assert!(matches!(refused, BackupError::Fresh(FreshError::NotEmpty)), "{refused}");
            let kept =
                restore(&url, &house.installation.part::<Files>(), &path, true, now).await.unwrap().kept.unwrap();
            assert!(kept.contains("before"), "{kept}");
            let open = Db::open(&url).await.unwrap();
            let held = open.write().await.unwrap();
            let refused = restore(&url, &house.installation.part::<Files>(), &path, true, now).await.unwrap_err();
            assert!(matches!(refused, BackupError::Fresh(FreshError::InUse)), "{refused}");
            held.rollback().await.unwrap();
            assert!(open.has_data().await.unwrap(), "the old data stays");
            open.close().await;
        }
    })
    .await;
}

/// Lets the database at `url` sign tokens with the key of `original`.
async fn sign_like(url: &str, original: &Db) {
    let mut from = original.read().await.unwrap();
    let (key,): (String,) = from.one("SELECT value FROM setting WHERE name = 'token_key'", &[]).await.unwrap();
    from.rollback().await.unwrap();
    let db = Db::open(url).await.unwrap();
    let mut to = db.write().await.unwrap();
    to.run("UPDATE setting SET value = $1 WHERE name = 'token_key'", &[&key]).await.unwrap();
    to.commit().await.unwrap();
    db.close().await;
}

#[tokio::test]
async fn a_copy_accepts_no_sign_in_of_the_original_unless_it_takes_its_place() {
    on_both(async |house| {
        let enter =
            async |kind| sign_in(&house.installation, "admin@test.example", PASSWORD, "::1", kind).await.unwrap();
        let Proof::Cookie(cookie) = enter(SignInKind::Browser).await.proof else { panic!("a cookie") };
        let Proof::Tokens { access, refresh: kept } = enter(SignInKind::Api).await.proof else { panic!("tokens") };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup.zip");
        write(&house.installation.db, Some(&*house.installation.part::<Files>()), house.clock.now(), &path)
            .await
            .unwrap();
        for url in empty_database::on_each(folder.path()).await {
            // A copy beside the original, one over another copy, and one in the place of what signs with the original's key.
            for (may_replace, is_original) in [(false, false), (true, false), (true, true)] {
                let files = &house.installation.part::<Files>();
                if is_original {
                    sign_like(&url, &house.installation.db).await;
                }
                // What is put aside is named by its moment.
                house.clock.set(house.clock.now() + TimeDelta::seconds(1));
                restore(&url, files, &path, may_replace, house.clock.now()).await.unwrap();
                let copy = installation::open(Db::open(&url).await.unwrap(), Arc::new(house.clock.clone()));
                let accepted = [
                    who_of_browser(&copy, &cookie).await.is_ok(),
                    who_of_token(&copy, &access).await.is_ok(),
                    refresh(&copy, &kept).await.is_ok(),
                ];
                assert_eq!(accepted, [is_original; 3], "{url}");
                let fresh = sign_in(&copy, "admin@test.example", PASSWORD, "::1", SignInKind::Api).await.unwrap();
                let Proof::Tokens { access, .. } = fresh.proof else { panic!("tokens") };
                assert!(who_of_token(&copy, &access).await.is_ok());
                copy.db.close().await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_damaged_database_is_replaced_and_kept_as_it_lies_there() {
    on_both(async |house| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup.zip");
        write(&house.installation.db, Some(&*house.installation.part::<Files>()), house.clock.now(), &path)
            .await
            .unwrap();
        let file = folder.path().join("docendo.sqlite");
        let url = format!("sqlite:{}", file.display());
        // No database at all, and one whose pages are overwritten behind a whole beginning.
        restore(&url, &house.installation.part::<Files>(), &path, false, house.clock.now()).await.unwrap();
        let mut torn = fs::read(&file).unwrap();
        let length = torn.len();
        torn[200..length].fill(0xAB);
        for damaged in [b"this was a database once".repeat(400), torn] {
            fs::write(&file, &damaged).unwrap();
            let restored =
                restore(&url, &house.installation.part::<Files>(), &path, true, house.clock.now()).await.unwrap();
            let kept = restored.kept.unwrap();
            assert_eq!(fs::read(&kept).unwrap(), damaged, "{kept}");
            fs::remove_file(&kept).unwrap();
            let open = Db::open(&url).await.unwrap();
            assert!(open.has_data().await.unwrap());
            open.close().await;
        }
    })
    .await;
}

/// `path` with its manifest changed by `change`, as `to`.
fn forge(path: &Path, to: &Path, change: impl Fn(&mut Value)) {
    let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut forged = ZipWriter::new(File::create(to).unwrap());
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == "manifest.json" {
            let mut manifest = serde_json::from_slice(&bytes).unwrap();
            change(&mut manifest);
            bytes = manifest.to_string().into_bytes();
        }
        forged.start_file(name, SimpleFileOptions::default()).unwrap();
        forged.write_all(&bytes).unwrap();
    }
    forged.finish().unwrap();
}

#[tokio::test]
async fn what_is_newer_damaged_or_no_backup_is_refused_and_changes_nothing() {
    on_both(async |house| {
        let folder = tempfile::tempdir().unwrap();
        let [path, newer, short, none] = ["a", "b", "c", "d"].map(|name| folder.path().join(name));
        let now = house.clock.now();
        write(&house.installation.db, Some(&*house.installation.part::<Files>()), now, &path).await.unwrap();
        assert!(matches!(
            write(&house.installation.db, Some(&*house.installation.part::<Files>()), now, &path).await,
            Err(BackupError::Exists(_))
        ));
        forge(&path, &newer, |manifest| manifest["migrations"] = serde_json::json!([1, 999_999]));
        forge(&path, &short, |manifest| manifest["tables"][0]["rows"] = 12_345.into());
        std::fs::write(&none, "PK nothing").unwrap();
        for url in empty_database::on_each(folder.path()).await {
            assert!(matches!(
                restore(&url, &house.installation.part::<Files>(), &newer, false, now).await,
                Err(BackupError::Newer(_))
            ));
            assert!(matches!(
                restore(&url, &house.installation.part::<Files>(), &short, false, now).await,
                Err(BackupError::Damaged(_))
            ));
            assert!(matches!(
                restore(&url, &house.installation.part::<Files>(), &none, false, now).await,
                Err(BackupError::NoBackup(..))
            ));
            let db = Db::open(&url).await.unwrap();
            assert!(!db.has_data().await.unwrap());
            db.close().await;
            restore(&url, &house.installation.part::<Files>(), &path, false, now).await.unwrap();
        }
    })
    .await;
}
