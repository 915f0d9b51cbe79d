//! What the contract takes: requirements, changes of them, and filters.

use super::present::PRIORITIES;
use crate::api::kit::{Body, Failure, Field, Query};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use docendo::{
    competence::{
        facts::Scope,
        requirement::{About, Priority, RequirementDraft, RoleRequirementFilter, Terms, TermsChange},
    },
    error::Problem,
    kernel::{
        date::{self, Period},
        id::{CompetencyId, RoleId},
    },
};
use serde::Deserialize;
use utoipa::ToSchema;

/// A requirement to be set.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RoleTrainingRequirementInput)]
#[expect(dead_code, reason = "describes the body; it is read field by field, so that all flaws are told at once")]
pub(super) struct RequirementIn {
    #[schema(example = 2, minimum = 1)]
    role_id: i64,
    #[schema(example = 5, minimum = 1)]
    competency_id: i64,
    is_mandatory: bool,
    is_regulatory: bool,
    #[schema(example = "high", pattern = "^(critical|high|normal|low)$")]
    priority: String,
    /// active (default), inactive or deprecated.
    #[schema(example = "active", pattern = "^(active|inactive|deprecated)$")]
    status: Option<String>,
    #[serde(flatten)]
    rest: Rest,
}

/// What may be left out.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RoleTrainingRequirementOptions)]
#[expect(dead_code, reason = "describes the body")]
struct Rest {
    /// Days allowed after the role was assigned.
    #[schema(example = 30, minimum = 0, maximum = 3650)]
    grace_period_days: Option<i64>,
    /// Between the years 1900 and 2200, as every moment here.
    #[schema(example = "2026-06-30T00:00:00Z")]
    compliance_deadline: Option<DateTime<Utc>>,
    #[schema(
        example = "Intermediate",
        max_length = 100,
        pattern = r"^[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*$"
    )]
    minimum_proficiency_level: Option<String>,
    #[schema(example = 12, minimum = 1, maximum = 1200)]
    refresh_frequency_months: Option<i64>,
    #[schema(example = "2026-01-01T00:00:00Z")]
    effective_date: Option<DateTime<Utc>>,
    /// Later than the beginning.
    #[schema(example = "2027-01-01T00:00:00Z")]
    end_date: Option<DateTime<Utc>>,
    #[schema(
        max_length = 4000,
        pattern = r"^(?:[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\r\n)*$"
    )]
    justification: Option<String>,
    #[schema(
        max_length = 500,
        pattern = r"^[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*$"
    )]
    regulatory_reference: Option<String>,
    #[schema(
        max_length = 4000,
        pattern = r"^(?:[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\r\n)*$"
    )]
    notes: Option<String>,
}

/// A change: what is not sent stays, null empties.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RoleTrainingRequirementChange)]
#[expect(dead_code, reason = "describes the body")]
pub(super) struct ChangeIn {
    /// Stays; another one is a flaw.
    #[schema(minimum = 1, nullable = false)]
    role_id: Option<i64>,
    /// Stays; another one is a flaw.
    #[schema(minimum = 1, nullable = false)]
    competency_id: Option<i64>,
    #[schema(nullable = false)]
    is_mandatory: Option<bool>,
    #[schema(nullable = false)]
    is_regulatory: Option<bool>,
    #[schema(example = "normal", nullable = false, pattern = "^(critical|high|normal|low)$")]
    priority: Option<String>,
    /// active, inactive or deprecated.
    #[schema(example = "active", nullable = false, pattern = "^(active|inactive|deprecated)$")]
    status: Option<String>,
    #[serde(flatten)]
    rest: Rest,
}

/// The requirement in `body`.
pub(super) fn draft(mut body: Body) -> Result<RequirementDraft, Failure> {
    let role = body.int("roleId").numbered::<RoleId>().required();
    let competency = body.int("competencyId").numbered::<CompetencyId>().required();
    let is_mandatory = body.flag("isMandatory").required();
    let is_regulatory = body.flag("isRegulatory").required();
    let priority = body.text("priority").parse(priority).required();
    let grace_days = days(body.int("gracePeriodDays")).optional();
    let deadline = body.text("complianceDeadline").parse(|text| day(&text)).optional();
    let minimum_level = body.text("minimumProficiencyLevel").optional();
    let refresh_months = months(body.int("refreshFrequencyMonths")).optional();
    let status = body.text("status").parse(|word| word.parse()).optional();
    let from = body.text("effectiveDate").parse(|text| day(&text)).optional();
    let to = body.text("endDate").parse(|text| end(&text)).optional();
    let justification = body.text("justification").optional();
    let regulatory_reference = body.text("regulatoryReference").optional();
    let notes = body.text("notes").optional();
    body.finish(|| {
        let terms = Terms {
            is_mandatory: is_mandatory?,
            is_regulatory: is_regulatory?,
            priority: priority?,
            grace_days,
            deadline,
            refresh_months,
            minimum_level,
            status: status.unwrap_or(Terms::default().status),
            justification,
            regulatory_reference,
            notes,
            period: Period { from, to },
        };
        Some(RequirementDraft { competency: Some(competency?), scope: Some(Scope::Role(role?)), terms })
    })
}

/// The change in `body`, and what it says the requirement is about.
pub(super) fn change(mut body: Body) -> Result<(TermsChange, About), Failure> {
    let role = body.int("roleId").numbered().changed();
    let about = About { role, competency: body.int("competencyId").numbered().changed() };
    let change = TermsChange {
        is_mandatory: body.flag("isMandatory").changed(),
        is_regulatory: body.flag("isRegulatory").changed(),
        priority: body.text("priority").parse(priority).changed(),
        grace_days: days(body.int("gracePeriodDays")).given(),
        deadline: body.text("complianceDeadline").parse(|text| day(&text)).given(),
        refresh_months: months(body.int("refreshFrequencyMonths")).given(),
        minimum_level: body.text("minimumProficiencyLevel").given(),
        status: body.text("status").parse(|word| word.parse()).changed(),
        justification: body.text("justification").given(),
        regulatory_reference: body.text("regulatoryReference").given(),
        notes: body.text("notes").given(),
        from: body.text("effectiveDate").parse(|text| day(&text)).given(),
        to: body.text("endDate").parse(|text| end(&text)).given(),
    };
    body.finish(|| Some((change, about)))
}

/// The filter in `query`.
pub(super) fn filter(query: &mut Query) -> RoleRequirementFilter {
    RoleRequirementFilter {
        role: query.int("roleId").numbered().optional(),
        competency: query.int("competencyId").numbered().optional(),
        status: query.text("status").parse(|word| word.parse()).optional(),
        is_mandatory: query.flag("isMandatory").optional(),
        is_regulatory: query.flag("isRegulatory").optional(),
        priority: query.text("priority").parse(priority).optional(),
    }
}

fn days(field: Field<'_, i64>) -> Field<'_, u32> {
    field.within(0, 3650).parse(|days| u32::try_from(days).map_err(|_| Problem::NotANumber))
}

fn months(field: Field<'_, i64>) -> Field<'_, u32> {
    field.within(1, 1200).parse(|months| u32::try_from(months).map_err(|_| Problem::NotANumber))
}

/// The priority that the contract calls `word` (one-domain, section 3.5).
#[expect(clippy::needless_pass_by_value, reason = "fields are parsed by value")]
fn priority(word: String) -> Result<Priority, Problem> {
    match word.as_str() {
        "critical" => Ok(Priority::Urgent),
        "high" => Ok(Priority::High),
        "normal" => Ok(Priority::Normal),
        "low" => Ok(Priority::Low),
        _ => Err(Problem::NotOneOf(PRIORITIES)),
    }
}

/// The moment in `text`: with a time and an offset, or a day alone, which is its midnight in UTC.
fn moment(text: &str) -> Result<DateTime<Utc>, Problem> {
    let text = text.trim();
    let moment = match DateTime::parse_from_rfc3339(text) {
        Ok(moment) => moment.to_utc(),
        Err(_) => date::parse(text)?.and_time(NaiveTime::MIN).and_utc(),
    };
    // The years that a day may have anywhere.
    date::parse(&moment.date_naive().to_string())?;
    Ok(moment)
}

/// The day in UTC of the moment in `text`.
fn day(text: &str) -> Result<NaiveDate, Problem> {
    moment(text).map(|moment| moment.date_naive())
}

/// The first day after the moment in `text`: its own if it is midnight.
fn end(text: &str) -> Result<NaiveDate, Problem> {
    let moment = moment(text)?;
    let is_midnight = moment.time() == NaiveTime::MIN;
    Ok(if is_midnight { moment.date_naive() } else { date::add_days(moment.date_naive(), 1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_in_the_course_of_a_day_is_the_end_of_that_day() {
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(end("2026-12-31T00:00:00Z"), Ok(on("2026-12-31")));
        assert_eq!(end("2026-12-31T23:59:59Z"), Ok(on("2027-01-01")));
        assert_eq!(end("2026-12-31"), Ok(on("2026-12-31")));
        assert_eq!(day("2026-12-31T23:59:59-02:00"), Ok(on("2027-01-01")));
        assert_eq!(day("31.12.2026"), Err(Problem::NotADate));
        for far in ["1026-12-31T00:00:00Z", "1899-12-31", "2200-12-31T23:00:00-02:00"] {
            assert_eq!(day(far), Err(Problem::FarAway(1900, 2200)), "{far}");
        }
    }
}
