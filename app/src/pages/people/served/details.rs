//! Adding somebody, and changing their details.

use super::super::{
    fields::as_asked,
    wire::{DetailsPage, KnownNames, NewPersonPage},
};
use crate::{confirm::Confirmation, fault::Fault, form::Form, pages::kit::words::path_id, visitor::Member};
use docendo::{
    Result, competence,
    error::{Error, Unavailability},
    kernel::{id::PersonId, input::Draft as _},
    organisation,
    people::{self, PersonDraft, Start, StartDraft, service},
    work::Read,
};

/// The names that are known already.
pub(super) async fn known(read: &mut Read) -> Result<KnownNames> {
    Ok(KnownNames {
        departments: departments(read).await?,
        roles: service::roles(read).await?.into_iter().map(|role| role.name).collect(),
        sites: organisation::service::sites(read).await?.into_iter().map(|site| site.name).collect(),
    })
}

/// The departments to choose from. Another one can be typed, so a form does not wait until everybody's are loaded.
async fn departments(read: &mut Read) -> Result<Vec<String>> {
    match competence::service::departments(read).await {
        Ok(names) => Ok(names.into_iter().collect()),
        Err(Error::Unavailable(Unavailability::Snapshot { .. }, _)) => Ok(Vec::new()),
        Err(other) => Err(other),
    }
}

/// The address of the page of a person.
pub(super) fn page_of(id: PersonId) -> String {
    format!("/people/{id}")
}

pub(in super::super) async fn open_person(member: &Member) -> Result<NewPersonPage, Fault> {
    member.require(people::access::CHANGE)?;
    Ok(NewPersonPage { known: member.read(known).await?, today: member.today() })
}

/// Adds somebody as `form` describes them.
pub(in super::super) async fn create_person(member: &Member, form: &Form) -> Result<String> {
    let form = as_asked(form.clone());
    let Start { person, start, place } = StartDraft::of(&form).parse()?;
    let id = member.write(&form, async |work| service::hire(work, &person, start, &place).await).await?;
    Ok(page_of(id))
}

pub(in super::super) async fn open_details(member: &Member, asked: &Form) -> Result<DetailsPage, Fault> {
    member.require(people::access::CHANGE)?;
    let id = path_id(asked.value("id"));
    let load = async |read: &mut Read| Ok((service::detail(read, id).await?.person, known(read).await?));
    let (person, known) = member.read(load).await?;
    Ok(DetailsPage {
        id,
        name: person.full_name(),
        version: person.version,
        opened: Form::showing(PersonDraft::from(&person).shown()),
        known,
        is_due: Confirmation::about(member, id).await?.is_due(),
    })
}

/// Changes the details of the person that `form` names to what it says.
pub(in super::super) async fn change_person(member: &Member, form: &Form) -> Result<String> {
    member.require(people::access::CHANGE)?;
    let id = path_id(form.value("id"));
    let before = member.read(async |read| service::detail(read, id).await).await?.person;
    // Whoever has an account signs in with this address.
    if before.email.as_deref().unwrap_or_default() != form.value("email").trim() {
        Confirmation::about(member, id).await?.check(member, form).await?;
    }
    let change = PersonDraft::of(form);
    // The form shows every field: whatever is wrong with it is wrong with any version of the person.
    change.parse()?;
    member.write(form, async |work| service::change(work, id, &form.version(), &change).await.map(drop)).await?;
    Ok(page_of(id))
}
