//! Who lacks what their roles require: one person, and everybody (E-QMS, "Get Missing Competencies for User", "Get Users with
//! Missing Competencies").

use super::{
    envelope::{PAGES, Paged, Whole},
    present::MissingOut,
};
use crate::api::kit::{
    Answer, ApiCaller, PageWanted, PathNumber, endpoint,
    kind::{number_id, whole},
    query,
};
use docendo::{
    competence::service::{MissingOf, missing, missing_of_all},
    kernel::id::{CompetencyId, PersonId, RoleId},
};

/// From so many days before its expiry a competency is told, if the request does not say.
const SOON: u32 = 30;

query! {
    /// What of one person is told.
    OfUserAsked {
        /// Days until expiry that count as soon (default: 30)
        days "daysThreshold": u32 = whole(0..=3650).count(), default SOON;
    }
}

endpoint! {
    /// Get what one person lacks of what their roles require. Everybody may ask about themselves.
    of_user "eqms_missing_of_user": "What is missing, expired or expiring soon";
}
pub(crate) async fn of_user(
    caller: ApiCaller,
    PathNumber(person): PathNumber<PersonId>,
    asked: OfUserAsked,
) -> Answer<Whole<MissingOut>> {
    let found = caller.read(async |read| missing(read, person, asked.days).await).await?;
    Ok(Whole::of(found.into_iter().map(Into::into).collect()))
}

query! {
    /// Whose gaps are listed.
    GapsAsked {
        /// Of this role
        role "roleId": Option<RoleId> = number_id();
        /// For this competency
        competency "competencyId": Option<CompetencyId> = number_id();
        ..wanted: PageWanted = PAGES;
    }
}

endpoint! {
    /// Get who lacks what their role requires, by name. Admin, Manager.
    of_all "eqms_compliance_gaps": "A page of gaps";
}
pub(crate) async fn of_all(caller: ApiCaller, asked: GapsAsked) -> Answer<Paged<MissingOut>> {
    let of = MissingOf { role: asked.role, competency: asked.competency };
    let part = caller.read(async |read| missing_of_all(read, of, asked.wanted.part()).await).await?;
    Ok(Paged::of(part.rows.into_iter().map(Into::into).collect(), asked.wanted, part.total))
}
