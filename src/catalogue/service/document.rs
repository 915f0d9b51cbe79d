//! The documents of courses: who may attach them, read them and take them away.

use crate::{
    catalogue::{Course, CourseStatus, store},
    documents::{
        Document, access,
        service::{self, Upload},
    },
    error::{Error, Result, Rule},
    kernel::id::{CourseId, DocumentId},
    work::{Caller, Read, Work},
};

/// Attaches a file to a course. Its content is kept before the database is told: if that fails, it is forgotten again.
pub async fn attach(caller: &Caller, course: CourseId, upload: Upload) -> Result<Document> {
    caller.read(async |read| check(read, course).await).await?;
    let attach = async |work: &mut Work, new: &_| {
        check(work, course).await?;
        service::attach(work, course, new).await
    };
    service::keep(caller, upload, attach).await
}

/// A document of a course, and its content: the very one that was attached.
///
/// Fails with [`Unavailability::Content`](crate::error::Unavailability) if the storage does not have it as it was.
pub async fn open(caller: &Caller, course: CourseId, id: DocumentId) -> Result<(Document, Vec<u8>)> {
    let load = async |read: &mut Read| {
        find(read, course).await?;
        service::find(read, course, id).await
    };
    let (document, place) = caller.read(load).await?;
    let bytes = service::content(caller, &document, place).await?;
    Ok((document, bytes))
}

/// Takes a document away from its course; its content stays in the storage.
pub async fn remove(work: &mut Work, course: CourseId, id: DocumentId) -> Result<()> {
    check(work, course).await?;
    service::remove(work, course, id).await
}

async fn find(read: &mut Read, course: CourseId) -> Result<Course> {
    store::course::find(read, course).await?.ok_or(Error::not_found(course))
}

/// Refuses who may not change the course's documents, a course that is not there, and an archived one.
async fn check(read: &mut Read, course: CourseId) -> Result<()> {
    read.require(access::CHANGE)?;
    let status = find(read, course).await?.content.status;
    if status == CourseStatus::Archived { Err(Error::Refused(Rule::CourseArchived)) } else { Ok(()) }
}
