//! The storage of files: whether it can be written and read, and whether it holds what rows name.

use super::finding::{Finding, Grade};
use docendo::{
    db::Db,
    documents::{Examined, Files, Storage, StoredFile, stored_files},
};
use std::path::Path;

/// So many of the latest files are looked for: in a bucket each takes a request.
const LOOKED_FOR: i64 = 1000;
/// So many bytes of them are read and compared with their digests, the latest first.
const READ: i64 = 1024 * 1024 * 1024;
/// So many that are missing or damaged are named.
const NAMED: usize = 5;
const ABOUT: &str = "storage";

/// Tries the storage out, and looks for the files that rows of `db` name; without a database, only tries it out.
pub(super) async fn examine(storage: &Storage, db: Option<&Db>) -> Vec<Finding> {
    // It is not made here: whoever examines may be another user than the server's.
    if let Storage::Folder(folder) = storage
        && !folder.exists()
    {
        return vec![not_there(folder, db).await];
    }
    let remedy = match storage {
        Storage::Folder(_) => {
            "let the server's user own the folder (chown), and look whether its disk is full or read-only"
        }
        Storage::S3(_) => {
            "check that the bucket exists, s3_endpoint, s3_region and the keys, and that they may list the bucket (s3:ListBucket) and put, get and delete objects"
        }
    };
    let files = match Files::open(storage) {
        Ok(files) => files,
        Err(error) => return vec![Finding::new(ABOUT, Grade::Broken, error.to_string()).remedy(remedy)],
    };
    if let Err(error) = files.try_out().await {
        return vec![Finding::new(ABOUT, Grade::Broken, error.cause()).remedy(remedy)];
    }
    let mut findings = vec![Finding::new(ABOUT, Grade::Good, "a file can be written, read and removed")];
    if let Some(db) = db {
        findings.extend(look_for(&files, db).await);
    }
    findings
}

/// What a folder that is not there means: nothing yet, or that everything is lost.
async fn not_there(folder: &Path, db: Option<&Db>) -> Finding {
    let named = match db {
        Some(db) => latest(db).await.map_or(0, |(_, all)| all),
        None => 0,
    };
    let name = folder.display();
    if named == 0 {
        return Finding::new(ABOUT, Grade::Good, format!("{name} is not there yet: the first start makes it"));
    }
    Finding::new(ABOUT, Grade::Broken, format!("{name} is not there; number of files that should be in it: {named}"))
        .remedy("check the setting storage, or bring the folder back; a backup holds the files as well")
}

async fn look_for(files: &Files, db: &Db) -> Vec<Finding> {
    match examined(files, db).await {
        Ok((looked_for, all, found)) => judge(looked_for, all, &found),
        Err(error) => vec![
            Finding::new(ABOUT, Grade::Broken, error.cause())
                .remedy("see what it says, and what is said of the database"),
        ],
    }
}

/// How many files were looked for, of how many, and what was found.
async fn examined(files: &Files, db: &Db) -> docendo::Result<(usize, i64, Examined)> {
    let (latest, all) = latest(db).await?;
    Ok((latest.len(), all, files.examine(latest, READ).await?))
}

/// The files that rows named latest, and how many they name in all.
async fn latest(db: &Db) -> docendo::Result<(Vec<StoredFile>, i64)> {
    let mut tx = db.read().await?;
    let found = stored_files(&mut tx, LOOKED_FOR).await;
    tx.rollback().await?;
    found
}

fn judge(looked_for: usize, all: i64, found: &Examined) -> Vec<Finding> {
    let Examined { missing, damaged, compared } = found;
    if missing.is_empty() && damaged.is_empty() {
        let what = format!(
            "the latest {looked_for} of {all} files are there; compared with what was attached, and the same: {compared}"
        );
        return vec![Finding::new(ABOUT, Grade::Good, what)];
    }
    let broken = |some: &[StoredFile], how: &str| {
        let names = some.iter().take(NAMED).map(|one| format!("{} ({})", one.name, one.place)).collect::<Vec<_>>();
        let more = if some.len() > NAMED { " and others" } else { "" };
        let what = format!("{} of the latest {looked_for} files are {how}: {}{more}", some.len(), names.join(", "));
        (!some.is_empty()).then(|| {
            Finding::new(ABOUT, Grade::Broken, what).remedy(
                "put them back from a backup: docendo restore into another database and folder, then copy the files",
            )
        })
    };
    let damaged = broken(damaged, "damaged, and nobody gets them any more");
    broken(missing, "missing").into_iter().chain(damaged).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::testing::on_both;

    fn folder(path: &Path) -> Storage {
        Storage::Folder(path.to_owned())
    }

    #[tokio::test]
    async fn a_storage_that_works_and_has_everything_is_well() {
        on_both(async |house| {
            let place = tempfile::tempdir().unwrap();
            let findings = examine(&folder(place.path()), Some(&house.installation.db)).await;
            assert!(findings.iter().all(|finding| finding.grade == Grade::Good), "{findings:?}");
            assert_eq!(
                std::fs::read_dir(place.path()).unwrap().filter(|one| one.as_ref().unwrap().path().is_file()).count(),
                0
            );
        })
        .await;
    }

    #[tokio::test]
    async fn a_folder_that_is_not_there_yet_is_no_fault_and_is_not_made() {
        let place = tempfile::tempdir().unwrap();
        let later = place.path().join("later");
        let findings = examine(&folder(&later), None).await;
        assert_eq!(findings.iter().map(|finding| finding.grade).collect::<Vec<_>>(), [Grade::Good]);
        assert!(!later.exists());
    }

    #[tokio::test]
    async fn a_folder_that_is_none_and_a_bucket_that_does_not_answer_are_broken() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("file");
        std::fs::write(&file, "no folder").unwrap();
        let s3 = docendo::documents::S3 {
            bucket: "docendo".into(),
            // Nothing listens there.
            endpoint: Some("http://127.0.0.1:9".into()),
            region: Some("eu-west-1".into()),
            key: Some(("key".into(), "secret".into())),
            ..Default::default()
        };
        for storage in [folder(&file), Storage::S3(s3)] {
            let findings = examine(&storage, None).await;
            assert_eq!(
                findings.iter().map(|finding| finding.grade).collect::<Vec<_>>(),
                [Grade::Broken],
                "{findings:?}"
            );
            assert!(findings[0].remedy.is_some());
        }
    }

    #[tokio::test]
    async fn a_storage_that_cannot_be_written_is_broken() {
        let place = tempfile::tempdir().unwrap();
        // Nothing can be written below a file, whoever writes.
        std::fs::write(place.path().join("trial"), "in the way").unwrap();
        let findings = examine(&folder(place.path()), None).await;
        assert_eq!(findings.iter().map(|finding| finding.grade).collect::<Vec<_>>(), [Grade::Broken], "{findings:?}");
        assert!(findings[0].remedy.is_some_and(|remedy| remedy.contains("chown")), "{findings:?}");
    }

    #[test]
    fn missing_and_damaged_files_are_named() {
        let lost =
            |name: &str| StoredFile { place: format!("1/{name}"), name: name.into(), size: 1, digest: String::new() };
        let well = judge(3, 3, &Examined { compared: 2, ..Examined::default() });
        assert_eq!(well.iter().map(|finding| finding.grade).collect::<Vec<_>>(), [Grade::Good]);
        let missing: Vec<StoredFile> = ["a", "b", "c", "d", "e", "f"].map(lost).into();
        let found = judge(1000, 4000, &Examined { missing, damaged: vec![lost("g")], compared: 1000 });
        assert_eq!(found.iter().map(|finding| finding.grade).collect::<Vec<_>>(), [Grade::Broken; 2]);
        let [missing, damaged] = &found[..] else { panic!("{found:?}") };
        assert!(missing.what.starts_with("6 of the latest 1000 files are missing: a (1/a), b"), "{}", missing.what);
        assert!(missing.what.ends_with("and others"));
        assert!(damaged.what.starts_with("1 of the latest 1000 files are damaged"), "{}", damaged.what);
        assert!(damaged.what.ends_with("g (1/g)"), "{}", damaged.what);
    }
}
