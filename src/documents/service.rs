//! Use cases of documents.

use super::{
    access,
    files::Files,
    kept::{Content, Kept},
    kind::kind_of,
    model::{Document, FileName, MOST_BYTES},
    quota, store,
};
use crate::{
    catalogue::{self, CourseStatus},
    error::{Entity, Error, Flaws, Lack, Problem, Result, Rule},
    journal::Entry,
    kernel::{
        field,
        id::{CourseId, DocumentId},
        secret,
    },
    work::{Caller, Read, Work},
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// The longest description, in characters.
const LONGEST_DESCRIPTION: usize = 1000;

/// A file as somebody sent it.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    /// The name of the file, perhaps with folders; none if there was no file.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// What tells it from another one.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let Self { name, description, bytes } = self;
        secret::fingerprint_of(format_args!("{name:?}{description:?}{}", secret::fingerprint(bytes)))
    }
}

/// What the journal says of a document.
#[derive(Serialize)]
struct Told<'a> {
    course: CourseId,
    #[serde(flatten)]
    document: &'a Document,
}

/// The documents of a course, oldest first. Everybody who sees the course may see them.
pub async fn of_course(read: &mut Read, course: CourseId) -> Result<Vec<Document>> {
    store::of_course(read, course).await
}

/// Attaches a file to a course. Its content is kept before the database is told: if that fails, it is forgotten again.
pub async fn attach(caller: &Caller, course: CourseId, upload: Upload) -> Result<Document> {
    let installation = caller.installation();
    caller.read(async |read| check(read, course).await).await?;
    let (new, bytes) = parse(caller, upload)?;
    let size = bytes.len();
    caller.read(async |read| quota::check(read, installation, "file", size).await).await?;
    let files = &installation.part::<Files>();
    let place = format!("{}/{}", caller.who().organisation, secret::token());
    files.put(&place, bytes).await?;
    let mut is_new = false;
    let write = async |work: &mut Work| {
        is_new = true;
        quota::claim(work, installation, "file", size).await?;
        write(work, course, new, &place).await
    };
    let written = caller.once(write).await;
    let is_needed = match &written {
        // Sent again, it is kept already.
        Ok(_) => is_new,
        Err(error) => !error.is_undone(),
    };
    if !is_needed && let Err(cause) = files.forget(&place).await {
        tracing::warn!(%cause, place, "a file that belongs to nothing could not be forgotten");
    }
    written
}

/// A document of a course, and its content: the very one that was attached. Nothing else is handed out: if the storage has lost
/// it, or has something else in its place, that is told ([`Lack::Content`]).
pub async fn open(caller: &Caller, course: CourseId, id: DocumentId) -> Result<(Document, Vec<u8>)> {
    let (document, place) = caller.read(async |read| find(read, course, id).await).await?;
    let Document { name, size, digest, .. } = &document;
    let kept = Kept { place, name: name.as_str().to_owned(), size: *size, digest: digest.clone() };
    // A storage that does not answer says nothing of the content: that error is passed on as it is.
    let cause = match caller.installation().part::<Files>().whole(&kept).await? {
        Content::Whole(bytes) => return Ok((document, bytes)),
        Content::Missing => format!("document {id} is missing at {}", kept.place),
        Content::Damaged => format!("document {id} at {} is not what was attached", kept.place),
    };
    Err(Error::Unavailable(Lack::Content, cause.into()))
}

/// Takes a document away from its course; its content stays in the storage.
pub async fn remove(work: &mut Work, course: CourseId, id: DocumentId) -> Result<()> {
    check(work, course).await?;
    let (document, _) = find(work, course, id).await?;
    if !store::remove(work, id).await? {
        return Err(Error::NotFound(Entity::Document));
    }
    work.record(Entry::new("removed", Entity::Document, id).before(&Told { course, document: &document }))
        .await
        .map(drop)
}

async fn find(read: &mut Read, course: CourseId, id: DocumentId) -> Result<(Document, String)> {
    catalogue::service::detail(read, course).await?;
    store::find(read, course, id).await?.ok_or(Error::NotFound(Entity::Document))
}

/// Refuses who may not change the course's documents, a course that is not there, and an archived one.
async fn check(read: &mut Read, course: CourseId) -> Result<()> {
    read.require(access::CHANGE)?;
    let status = catalogue::service::detail(read, course).await?.course.content.status;
    if status == CourseStatus::Archived { Err(Error::Refused(Rule::CourseArchived)) } else { Ok(()) }
}

/// The document in `upload`, or all its flaws, and its content.
fn parse(caller: &Caller, upload: Upload) -> Result<(Document, Vec<u8>)> {
    let Upload { name, description, bytes } = upload;
    let mut flaws = Flaws::default();
    let name = flaws.take("file", name.ok_or(Problem::Required).and_then(|name| FileName::parse(&name)));
    if name.is_some() && bytes.is_empty() {
        flaws.add("file", Problem::Required);
    } else if bytes.len() > MOST_BYTES {
        flaws.add("file", Problem::TooLarge(MOST_BYTES));
    }
    let description = field::optional_text(description.as_deref(), LONGEST_DESCRIPTION);
    let description = flaws.take("description", description).flatten();
    let document = name.map(|name| Document {
        id: DocumentId(0),
        name,
        media_type: kind_of(&bytes).to_owned(),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        digest: secret::hex(&Sha256::digest(&bytes)),
        description,
        created_by: caller.who().person,
        created_at: caller.installation().clock.now(),
    });
    Ok((flaws.check_with(document)?, bytes))
}

async fn write(work: &mut Work, course: CourseId, new: Document, place: &str) -> Result<Document> {
    check(work, course).await?;
    let id = store::insert(work, course, &new, place).await?;
    let document = Document { id, ..new };
    work.record(Entry::new("created", Entity::Document, id).after(&Told { course, document: &document })).await?;
    Ok(document)
}
