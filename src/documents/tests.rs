//! Use cases of documents on both databases.

use super::{
    Examined, Files, Quota, Storage, StoredFile,
    service::{Upload, of_course},
};
use crate::{
    catalogue::{
        CourseDraft, CourseStatus,
        service::document::{attach, open, remove},
    },
    error::{Entity, Error, Problem, Rule, Unavailability},
    kernel::{
        id::{CourseId, DocumentId},
        size::Size,
    },
    testing::{House, on_both},
    work::Door,
};

fn pdf(name: &str) -> Upload {
    Upload { name: Some(name.into()), description: Some(" Read it ".into()), bytes: b"%PDF-1.7 and so on".to_vec() }
}

#[tokio::test]
async fn what_is_attached_is_listed_and_read_again_until_it_is_removed() {
    on_both(async |house| {
        let course = house.world().course("A-1").await.id;
        let document = attach(&house.admin, course, pdf("papers/syllabus.pdf")).await.unwrap();
        assert_eq!((document.name.as_str(), document.media_type.as_str()), ("syllabus.pdf", "application/pdf"));
        assert_eq!((document.size, document.description.as_deref()), (18, Some("Read it")));
        let listed = house.admin.read(async |read| of_course(read, course).await).await.unwrap();
        assert_eq!(listed, std::slice::from_ref(&document));
        let (found, bytes) = open(&house.admin, course, document.id).await.unwrap();
        assert_eq!((found, bytes), (document.clone(), b"%PDF-1.7 and so on".to_vec()));
        house.admin.write(async |work| remove(work, course, document.id).await).await.unwrap();
        assert!(house.admin.read(async |read| of_course(read, course).await).await.unwrap().is_empty());
        let gone = open(&house.admin, course, document.id).await;
        assert!(matches!(gone, Err(Error::NotFound(Entity::Document))));
    })
    .await;
}

#[tokio::test]
async fn an_archived_course_takes_no_file_and_gives_none_up() {
    on_both(async |house| {
        let course = house.world().course("A-1").await.id;
        let document = attach(&house.admin, course, pdf("a.pdf")).await.unwrap();
        let change = CourseDraft { status: CourseStatus::Archived.into(), ..CourseDraft::default() };
        house.world().change_course(course, change).await;
        let refused = attach(&house.admin, course, pdf("b.pdf")).await;
        assert!(matches!(refused, Err(Error::Refused(Rule::CourseArchived))));
        let refused = house.admin.write(async |work| remove(work, course, document.id).await).await;
        assert!(matches!(refused, Err(Error::Refused(Rule::CourseArchived))));
        assert!(open(&house.admin, course, document.id).await.is_ok(), "it can be read as before");
    })
    .await;
}

#[tokio::test]
async fn a_file_needs_a_name_and_content_and_a_course() {
    on_both(async |house| {
        let course = house.world().course("A-1").await.id;
        for (upload, problem) in [
            (Upload::default(), Problem::Required),
            (Upload { bytes: Vec::new(), ..pdf("a.pdf") }, Problem::Required),
            (Upload { bytes: vec![0; super::MOST_BYTES + 1], ..pdf("a.pdf") }, Problem::TooLarge(super::MOST_BYTES)),
        ] {
            let Err(Error::Invalid(flaws)) = attach(&house.admin, course, upload).await else { panic!("accepted") };
            assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("file", &problem));
        }
        let nowhere = attach(&house.admin, CourseId(999), pdf("a.pdf")).await;
        assert!(matches!(nowhere, Err(Error::NotFound(Entity::Course))));
        let nothing = open(&house.admin, course, DocumentId(999)).await;
        assert!(matches!(nothing, Err(Error::NotFound(Entity::Document))));
    })
    .await;
}

#[tokio::test]
async fn a_folder_keeps_files_over_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::Folder(folder.path().join("below/files"));
    let files = Files::open(&storage).unwrap();
    files.try_out().await.unwrap();
    files.put("1/abc", b"content".to_vec()).await.unwrap();
    assert_eq!(Files::open(&storage).unwrap().get("1/abc").await.unwrap(), b"content");
    let taken = folder.path().join("file");
    std::fs::write(&taken, "x").unwrap();
    assert!(Files::open(&Storage::Folder(taken)).is_err());
}

/// Where the content of the only document lies.
async fn place(house: &House) -> String {
    let find = async |read: &mut crate::work::Read| read.unscoped_one("SELECT place FROM document", &[]).await;
    let (place,): (String,) = house.admin.read(find).await.unwrap();
    place
}

#[tokio::test]
async fn what_is_not_the_file_that_was_attached_is_never_handed_out() {
    on_both(async |house| {
        let course = house.world().course("A-1").await.id;
        let document = attach(&house.admin, course, pdf("a.pdf")).await.unwrap();
        let (files, place) = (&house.installation.part::<Files>(), place(&house).await);
        let kept = StoredFile {
            place: place.clone(),
            name: "a.pdf".into(),
            size: document.size,
            digest: document.digest.clone(),
        };
        let refused = async || match open(&house.admin, course, document.id).await {
            Err(Error::Unavailable(Unavailability::Content, cause)) => cause.to_string(),
            other => panic!("{other:?}"),
        };
        // Of the same length, longer, cut, and gone.
        for other in ["%PDF-1.7 and so no", "%PDF-1.7 and so on and on", "%PDF-1.7", ""] {
            files.put(&place, other.as_bytes().to_vec()).await.unwrap();
            assert!(refused().await.ends_with("is not what was attached"), "{other}");
            let found = files.examine(vec![kept.clone()], i64::MAX).await.unwrap();
            assert_eq!(found, Examined { damaged: vec![kept.clone()], compared: 1, ..Examined::default() }, "{other}");
        }
        // What is not read for want of time is told by its size at least.
        let found = files.examine(vec![kept.clone()], 0).await.unwrap();
        assert_eq!(found, Examined { damaged: vec![kept.clone()], ..Examined::default() });
        files.forget(&place).await.unwrap();
        assert!(refused().await.contains("is missing at"));
        let found = files.examine(vec![kept.clone()], i64::MAX).await.unwrap();
        assert_eq!(found, Examined { missing: vec![kept.clone()], compared: 1, ..Examined::default() });
        files.put(&place, b"%PDF-1.7 and so on".to_vec()).await.unwrap();
        assert!(open(&house.admin, course, document.id).await.is_ok(), "put back from a backup");
        let found = files.examine(vec![kept], i64::MAX).await.unwrap();
        assert_eq!(found, Examined { compared: 1, ..Examined::default() });
    })
    .await;
}

#[tokio::test]
async fn what_would_go_over_the_quota_is_refused_before_it_is_kept_and_removing_gives_no_room() {
    on_both(async |house| {
        let course = house.world().course("A-1").await.id;
        let installation = house.installation.clone().with(Quota("40 B".parse().unwrap()));
        let caller = installation.caller(house.admin.who().clone(), Door::Api("test"), "test");
        for name in ["a.pdf", "b.pdf"] {
            attach(&caller, course, pdf(name)).await.unwrap();
        }
        let (used, quota) = (Size(36), Size(40));
        let refused = attach(&caller, course, pdf("c.pdf")).await;
        let Err(Error::Invalid(flaws)) = refused else { panic!("{refused:?}") };
        assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("file", &Problem::NoRoom { used, quota }));
        let first = house.admin.read(async |read| of_course(read, course).await).await.unwrap()[0].id;
        caller.write(async |work| remove(work, course, first).await).await.unwrap();
        assert!(attach(&caller, course, pdf("c.pdf")).await.is_err(), "its content stays");
        assert!(attach(&house.admin, course, pdf("c.pdf")).await.is_ok(), "10 GB are allowed unless told");
    })
    .await;
}

#[tokio::test]
async fn of_two_files_that_come_together_the_last_one_that_has_room_is_kept() {
    on_both(async |house| {
        let course = house.world().course("A-1").await.id;
        let installation = house.installation.clone().with(Quota("20 B".parse().unwrap()));
        let caller = installation.caller(house.admin.who().clone(), Door::Api("test"), "test");
        let (first, second) =
            tokio::join!(attach(&caller, course, pdf("a.pdf")), attach(&caller, course, pdf("b.pdf")));
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    })
    .await;
}
