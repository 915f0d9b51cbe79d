//! The gaps of one person (EHS, section 10.2).

use super::{envelope::Success, ids::uuid_id, matrix::CellStatus};
use crate::api::kit::{Answer, ApiCaller, endpoint, query};
use chrono::NaiveDate;
use docendo::{
    competence::{self, Standing, facts::Scope, gaps::Gap},
    kernel::id::PersonId,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What one person lacks.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GapsOut {
    user: GapUser,
    gaps: Vec<GapOut>,
    summary: GapSummary,
}

/// The person.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GapUser {
    id: Uuid,
    full_name: String,
    role: Option<String>,
    site: Option<String>,
}

/// One required course that is not held.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GapOut {
    course: GapCourse,
    /// `role` or `site`; what everyone needs is told as `role`, since it comes with every one.
    #[schema(example = "role")]
    requirement_source: &'static str,
    #[schema(example = "mandatory")]
    requirement_level: &'static str,
    status: CellStatus,
    #[schema(example = "assign")]
    recommended_action: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_completion: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expired_at: Option<NaiveDate>,
}

/// The course of a gap.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GapCourse {
    id: Uuid,
    code: String,
    title: String,
}

/// The gaps by status.
#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GapSummary {
    total_gaps: usize,
    not_assigned: u32,
    expired: u32,
    overdue: u32,
}

query! {
    /// Whose gaps are told.
    GapsAsked {
        /// The person; the caller by default
        person "userId": Option<PersonId> = uuid_id();
    }
}

endpoint! {
    /// Get the gaps of one person, by default the caller's own.
    gaps "ehs_matrix_gaps": "The gaps";
    404 "No such person";
}
pub(crate) async fn gaps(caller: ApiCaller, asked: GapsAsked) -> Answer<Success<GapsOut>> {
    let person = asked.person.unwrap_or(caller.who().person);
    let today = caller.installation().clock.today();
    let found = caller.read(async |read| competence::service::gaps(read, person, today).await).await?;
    let gaps: Vec<GapOut> = found.value.iter().filter_map(present_gap).collect();
    let count = |status| u32::try_from(gaps.iter().filter(|gap| gap.status == status).count()).unwrap_or(u32::MAX);
    let summary = GapSummary {
        total_gaps: gaps.len(),
        not_assigned: count(CellStatus::NotAssigned),
        expired: count(CellStatus::Expired),
        overdue: count(CellStatus::Overdue),
    };
    let user = GapUser { id: found.person.id.uuid(), full_name: found.person.name, role: found.role, site: found.site };
    Ok(Success::of(GapsOut { user, gaps, summary }))
}

fn present_gap(gap: &Gap) -> Option<GapOut> {
    let Standing { state, need, proof } = gap.standing;
    let status = CellStatus::of(state)?;
    let expired = proof.filter(|_| status == CellStatus::Expired);
    let course = GapCourse {
        id: gap.competency.course?.uuid(),
        code: gap.competency.code.clone(),
        title: gap.competency.title.clone(),
    };
    Some(GapOut {
        course,
        requirement_source: match need?.scope {
            Scope::Everyone | Scope::Role(_) => "role",
            Scope::Site(_) => "site",
        },
        requirement_level: if need?.is_mandatory { "mandatory" } else { "optional" },
        status,
        recommended_action: if expired.is_some() { "assign_refresher" } else { "assign" },
        last_completion: expired.map(|proof| proof.completed_on),
        expired_at: expired.and_then(|proof| proof.expires_on),
    })
}
