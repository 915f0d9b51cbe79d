//! Requirements as the contract shows them (E-QMS, "Data Models").

use crate::api::kit::kind::spelling;
use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound as _, Utc};
use docendo::{
    catalogue::Months,
    competence::{
        missing::{MissingCompetency, MissingStatus},
        requirement::{GraceDays, Priority, Requirement, RoleRequirement, Terms},
        service::MissingLine,
    },
    kernel::id::Id as _,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A requirement with the names of what it is about.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RoleTrainingRequirementWithDetails)]
pub(crate) struct RequirementOut {
    #[schema(example = 15)]
    id: i64,
    #[schema(example = 2)]
    role_id: i64,
    #[schema(example = 5)]
    competency_id: i64,
    is_mandatory: bool,
    is_regulatory: bool,
    /// critical, high, normal or low.
    #[schema(example = "high")]
    priority: &'static str,
    #[schema(example = 30)]
    grace_period_days: Option<u32>,
    compliance_deadline: Option<DateTime<Utc>>,
    #[schema(example = "Intermediate")]
    minimum_proficiency_level: Option<String>,
    #[schema(example = 12)]
    refresh_frequency_months: Option<u32>,
    /// active, inactive or deprecated.
    #[schema(example = "active")]
    status: &'static str,
    effective_date: Option<DateTime<Utc>>,
    end_date: Option<DateTime<Utc>>,
    justification: Option<String>,
    regulatory_reference: Option<String>,
    notes: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    created_by: i64,
    #[schema(example = "manager")]
    role_name: String,
    #[schema(example = "Manager")]
    role_display_name: String,
    #[schema(example = "ISO9001-AUDIT")]
    competency_code: String,
    #[schema(example = "ISO 9001 Internal Auditor")]
    competency_name: String,
    #[schema(example = "Quality")]
    competency_category: String,
    competency_has_expiry: bool,
    #[schema(example = 24)]
    competency_default_validity_months: Option<u32>,
}

impl RequirementOut {
    /// `required` as it is on `today`.
    pub(crate) fn of(required: RoleRequirement, today: NaiveDate) -> Self {
        let RoleRequirement { requirement, role, role_code, role_name, category, validity_months } = required;
        let status = requirement.status_on(today).code();
        #[rustfmt::skip]
        let Requirement {
            id, version: _, number: _, competency, competency_code, competency_title, scope: _, scope_name: _, terms, created_by,
            created_at, updated_at,
        } = requirement;
        #[rustfmt::skip]
        let Terms {
            is_mandatory, is_regulatory, priority, grace_days, deadline, refresh_months, minimum_level, status: _, justification,
            regulatory_reference, notes, period,
        } = terms;
        Self {
            id: id.number(),
            role_id: role.number(),
            competency_id: competency.number(),
            is_mandatory,
            is_regulatory,
            priority: PriorityWord::of(priority),
            grace_period_days: grace_days.map(GraceDays::count),
            compliance_deadline: deadline.map(midnight),
            minimum_proficiency_level: minimum_level.map(|level| level.to_string()),
            refresh_frequency_months: refresh_months.map(Months::count),
            status,
            effective_date: period.from.map(midnight),
            end_date: period.to.map(midnight),
            justification: justification.map(|text| text.to_string()),
            regulatory_reference: regulatory_reference.map(|text| text.to_string()),
            notes: notes.map(|text| text.to_string()),
            created_at: created_at.trunc_subsecs(0),
            updated_at: updated_at.trunc_subsecs(0),
            created_by: created_by.map_or(0, docendo::kernel::id::Id::number),
            role_name: role_code,
            role_display_name: role_name,
            competency_code,
            competency_name: competency_title,
            competency_category: category,
            competency_has_expiry: validity_months.is_some(),
            competency_default_validity_months: validity_months,
        }
    }
}

/// A requirement that somebody does not meet, or soon will not.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MissingCompetency)]
pub(crate) struct MissingOut {
    #[schema(example = 25)]
    user_id: i64,
    #[schema(example = "John Doe")]
    user_name: String,
    /// Empty if the person has none.
    #[schema(example = "john.doe@example.com")]
    user_email: String,
    role_id: i64,
    #[schema(example = "manager")]
    role_name: String,
    competency_id: i64,
    competency_code: String,
    competency_name: String,
    competency_category: String,
    is_mandatory: bool,
    is_regulatory: bool,
    #[schema(example = "high")]
    priority: &'static str,
    grace_period_days: Option<u32>,
    compliance_deadline: Option<DateTime<Utc>>,
    /// missing, expired or `expiring_soon`.
    #[schema(example = "missing")]
    status: &'static str,
    /// For `expiring_soon` alone.
    days_until_expiry: Option<i64>,
}

impl From<MissingLine> for MissingOut {
    fn from(line: MissingLine) -> Self {
        let MissingLine { missing, name, email, required } = line;
        let MissingCompetency { person, role, requirement: _, status } = missing;
        let RoleRequirement { requirement, role: _, role_code, role_name: _, category, validity_months: _ } = required;
        let (status, days_until_expiry) = match status {
            MissingStatus::Missing => ("missing", None),
            MissingStatus::Expired => ("expired", None),
            MissingStatus::Expiring(days) => ("expiring_soon", Some(days)),
        };
        Self {
            user_id: person.number(),
            user_name: name,
            user_email: email.unwrap_or_default(),
            role_id: role.number(),
            role_name: role_code,
            competency_id: requirement.competency.number(),
            competency_code: requirement.competency_code,
            competency_name: requirement.competency_title,
            competency_category: category,
            is_mandatory: requirement.terms.is_mandatory,
            is_regulatory: requirement.terms.is_regulatory,
            priority: PriorityWord::of(requirement.terms.priority),
            grace_period_days: requirement.terms.grace_days.map(GraceDays::count),
            compliance_deadline: requirement.terms.deadline.map(midnight),
            status,
            days_until_expiry,
        }
    }
}

spelling! {
    /// Priorities, most urgent first.
    PriorityWord of every Priority { "critical" = Urgent, "high" = High, "normal" = Normal, "low" = Low }
}

/// The beginning of a day in UTC.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}
