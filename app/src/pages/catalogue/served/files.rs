//! The files of a course: attaching one, and taking one away.

use super::{
    super::wire::{AttachingCourse, CourseFile},
    address,
};
use crate::{
    fault::Fault,
    form::{Form, SentFiles},
    pages::kit::words::path_id,
    visitor::Member,
};
use docendo::{
    Result,
    catalogue::{
        CourseStatus,
        service::{self, document},
    },
    documents::{self, service::Upload},
    error::{Entity, Error},
    kernel::id::{CourseId, DocumentId},
    work::Read,
};

/// The course to which `asked` wants to attach a file.
pub(in super::super) async fn ask_to_attach(member: &Member, asked: &Form) -> Result<AttachingCourse, Fault> {
    member.require(documents::access::CHANGE)?;
    let id: CourseId = path_id(asked.value("id"));
    let content = member.read(async |read| Ok(service::detail(read, id).await?.course.content)).await?;
    let is_archived = content.status == CourseStatus::Archived;
    Ok(AttachingCourse { id, title: content.title.to_string(), is_archived })
}

/// Attaches the file of `form` to the course that it names.
pub(in super::super) async fn attach(member: &Member, form: &Form) -> Result<String> {
    let (name, bytes) = SentFiles::take().pop().map(|file| (file.name, file.content)).unzip();
    let description = Some(form.value("description").to_owned());
    let upload = Upload { name, description, bytes: bytes.unwrap_or_default() };
    let id = path_id(form.value("id"));
    document::attach(&member.sending(form), id, upload).await?;
    Ok(address(id))
}

/// The file that `asked` names, before it is taken away.
pub(in super::super) async fn ask_to_remove(member: &Member, asked: &Form) -> Result<CourseFile, Fault> {
    member.require(documents::access::CHANGE)?;
    let (course, file): (CourseId, DocumentId) = (path_id(asked.value("id")), path_id(asked.value("file")));
    let load = async |read: &mut Read| {
        let detail = service::detail(read, course).await?;
        let found = detail.documents.into_iter().find(|one| one.id == file).ok_or(Error::not_found(file))?;
        Ok(CourseFile { course, title: detail.course.content.title.to_string(), file: found.name.as_str().to_owned() })
    };
    Ok(member.read(load).await?)
}

/// Takes the file that `form` names away from its course. What is gone is removed, also if somebody else did that.
pub(in super::super) async fn remove(member: &Member, form: &Form) -> Result<String> {
    let (id, file) = (path_id(form.value("id")), path_id(form.value("file")));
    match member.write(form, async |work| document::remove(work, id, file).await).await {
        Ok(()) | Err(Error::NotFound(Entity::Document)) => Ok(address(id)),
        Err(error) => Err(error),
    }
}
