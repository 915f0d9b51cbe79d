//! The requirements of roles: create, list, get, of one role, update, delete (E-QMS, "Endpoints").

use super::{
    envelope::{CreatedOut, Message, Paged, Whole},
    input::{ChangeIn, RequirementIn, RequirementsAsked},
    present::RequirementOut,
};
use crate::api::kit::{
    Answer, ApiCaller, ApiWriter, Created, IfMatch, Once, PathFilter, PathNumber, Versioned, endpoint, kind::flag,
    query,
};
use axum::Json;
use docendo::{
    competence::requirement::service,
    kernel::id::{Id as _, RequirementId, RoleId},
    work::Work,
};

endpoint! {
    /// Set a requirement of a role. Admin, Manager.
    create "eqms_requirements_create": "Its identifier";
    409 "The role has a requirement for the competency, in use or not";
}
pub(crate) async fn create(caller: ApiWriter, new: RequirementIn) -> Answer<Once<Created<Json<CreatedOut>>>> {
    let create = async |work: &mut Work| {
        let id = service::create_single(work, new.into()).await?.number();
        Ok(Created(Json(CreatedOut { message: "Role training requirement created successfully", id })))
    };
    caller.once(create).await
}

endpoint! {
    /// List the requirements of roles, in the order in which they were set.
    list "eqms_requirements_list": "A page of requirements";
}
pub(crate) async fn list(caller: ApiCaller, asked: RequirementsAsked) -> Answer<Paged<RequirementOut>> {
    let (filter, page) = (asked.filter(), asked.wanted.part());
    let part = caller.read(async |read| service::list_of_roles(read, &filter, page).await).await?;
    let today = caller.installation().clock.today();
    let rows = part.rows.into_iter().map(|one| RequirementOut::of(one, today)).collect();
    Ok(Paged::of(rows, asked.wanted, part.total))
}

endpoint! {
    /// Get a requirement.
    get "eqms_requirements_get": "The requirement";
}
pub(crate) async fn get(
    caller: ApiCaller,
    PathNumber(id): PathNumber<RequirementId>,
) -> Answer<Versioned<Json<RequirementOut>>> {
    let found = caller.read(async |read| service::one_of_role(read, id).await).await?;
    let version = found.requirement.number.to_string();
    Ok(Versioned(version, Json(RequirementOut::of(found, caller.installation().clock.today()))))
}

query! {
    /// What of a role is listed.
    OfRoleAsked {
        /// Also what is not in force (default: false)
        all "includeInactive": bool = flag(), default false;
    }
}

endpoint! {
    /// Get what a role requires, by competency: what is in force or, with `includeInactive`, everything. A role that does not
    /// exist requires nothing.
    of_role "eqms_requirements_of_role": "The requirements";
}
pub(crate) async fn of_role(
    caller: ApiCaller,
    PathFilter(role): PathFilter<RoleId>,
    asked: OfRoleAsked,
) -> Answer<Whole<RequirementOut>> {
    let found = caller.read(async |read| service::in_use(read, role, asked.all).await).await?;
    let today = caller.installation().clock.today();
    Ok(Whole::of(found.into_iter().map(|one| RequirementOut::of(one, today)).collect()))
}

endpoint! {
    /// Change a requirement: what is not sent stays, null empties. Admin, Manager.
    update "eqms_requirements_update": "Done";
    400 "it has ended";
    409 "Another requirement for the same is in force";
}
pub(crate) async fn update(
    caller: ApiWriter,
    PathNumber(id): PathNumber<RequirementId>,
    if_match: IfMatch,
    change: ChangeIn,
) -> Answer<Once<Versioned<Json<Message>>>> {
    let (change, named) = change.parts();
    let update = async |work: &mut Work| {
        let version = service::amend(work, id, &if_match.0, named, change).await?;
        Ok(done(version, "Role training requirement updated successfully"))
    };
    if_match.once(&caller, update).await
}

endpoint! {
    /// Put a requirement aside: from today on it is not in force. Admin.
    delete "eqms_requirements_delete": "Done, now or before";
}
pub(crate) async fn delete(
    caller: ApiWriter,
    PathNumber(id): PathNumber<RequirementId>,
    if_match: IfMatch,
) -> Answer<Once<Versioned<Json<Message>>>> {
    let delete = async |work: &mut Work| {
        let version = service::put_aside(work, id, &if_match.0).await?;
        Ok(done(version, "Role training requirement deleted successfully"))
    };
    if_match.once(&caller, delete).await
}

/// What was done, and the version of the requirement after it.
fn done(version: u32, message: &'static str) -> Versioned<Json<Message>> {
    Versioned(version.to_string(), Json(Message { message }))
}
