//! Use cases of documents. The feature to which a document belongs says who may, and calls these.

use super::{
    DocumentAction,
    files::Files,
    kind::kind_of,
    model::{Document, FileName, MOST_BYTES},
    quota, store,
    stored::{Content, StoredFile},
};
use crate::{
    error::{Error, Flaws, Problem, Result, Unavailability},
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
pub const LONGEST_DESCRIPTION: usize = 1000;

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
struct JournaledDocument<'a> {
    course: CourseId,
    #[serde(flatten)]
    document: &'a Document,
}

/// A file whose content is kept, while no row names it yet.
pub(crate) struct Unattached {
    document: Document,
    place: String,
}

/// The documents of a course, oldest first. Everybody who sees the course may see them.
pub async fn of_course(read: &mut Read, course: CourseId) -> Result<Vec<Document>> {
    store::of_course(read, course).await
}

/// Keeps the content of a file that is to be attached by `attach`, which uses [`attach`]. The database is told afterwards: if that
/// fails, the content is forgotten again.
pub(crate) async fn keep(
    caller: &Caller,
    upload: Upload,
    attach: impl AsyncFnOnce(&mut Work, &Unattached) -> Result<Document>,
) -> Result<Document> {
    let installation = caller.installation();
    let (document, bytes) = parse(caller, upload)?;
    let size = bytes.len();
    caller.read(async |read| quota::check(read, installation, "file", size).await).await?;
    let files = installation.part::<Files>();
    let place = format!("{}/{}", caller.who().organisation, secret::token());
    files.put(&place, bytes).await?;
    let new = Unattached { document, place };
    let mut is_new = false;
    let write = async |work: &mut Work| {
        is_new = true;
        quota::claim(work, installation, "file", size).await?;
        attach(work, &new).await
    };
    let written = caller.once(write).await;
    let is_needed = match &written {
        // Sent again, it is kept already.
        Ok(_) => is_new,
        Err(error) => !error.is_undone(),
    };
    if !is_needed && let Err(cause) = files.forget(&new.place).await {
        tracing::warn!(%cause, place = new.place, "a file that belongs to nothing could not be forgotten");
    }
    written
}

/// Attaches a file to a course, which may have it.
pub(crate) async fn attach(work: &mut Work, course: CourseId, new: &Unattached) -> Result<Document> {
    let id = store::insert(work, course, &new.document, &new.place).await?;
    let document = Document { id, ..new.document.clone() };
    work.record(Entry::new(DocumentAction::Created, id).after(&JournaledDocument { course, document: &document }))
        .await?;
    Ok(document)
}

/// A document of a course, which the caller may see, and where its content lies.
pub(crate) async fn find(read: &mut Read, course: CourseId, id: DocumentId) -> Result<(Document, String)> {
    store::find(read, course, id).await?.ok_or(Error::not_found(id))
}

/// The content of a document that was found at `place`: the very one that was attached. Nothing else is handed out: if the storage
/// has lost it, or has something else in its place, that is told ([`Unavailability::Content`]).
pub(crate) async fn content(caller: &Caller, document: &Document, place: String) -> Result<Vec<u8>> {
    let Document { id, name, size, digest, .. } = document;
    let kept = StoredFile { place, name: name.as_str().to_owned(), size: *size, digest: digest.clone() };
    // A storage that does not answer says nothing of the content: that error is passed on as it is.
    let cause = match caller.installation().part::<Files>().whole(&kept).await? {
        Content::Whole(bytes) => return Ok(bytes),
        Content::Missing => format!("document {id} is missing at {}", kept.place),
        Content::Damaged => format!("document {id} at {} is not what was attached", kept.place),
    };
    Err(Error::Unavailable(Unavailability::Content, cause.into()))
}

/// Takes a document away from its course, which may give it up; its content stays in the storage.
pub(crate) async fn remove(work: &mut Work, course: CourseId, id: DocumentId) -> Result<()> {
    let (document, _) = find(work, course, id).await?;
    if !store::remove(work, id).await? {
        return Err(Error::not_found(id));
    }
    work.record(Entry::new(DocumentAction::Removed, id).before(&JournaledDocument { course, document: &document }))
        .await
        .map(drop)
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
