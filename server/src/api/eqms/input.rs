//! What the contract takes: requirements, changes of them, and filters.

use super::{envelope::PAGES, present::PriorityWord};
use crate::api::kit::{
    PageWanted, body, drafted, filled,
    kind::{FieldKind as _, flag, line, moment, number_id, one_of, text, whole},
    query,
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use docendo::{
    catalogue::Months,
    competence::{
        facts::Scope,
        requirement::{
            About, GraceDays, InForceDraft, Priority, RequirementDraft, RequirementStatus, RoleRequirementFilter,
            Terms, TermsDraft,
        },
    },
    kernel::{
        date,
        id::{CompetencyId, RoleId},
        input::{Line, Paragraphs},
    },
};

body! {
    /// A requirement to be set.
    create RequirementIn as "RoleTrainingRequirementInput";
    /// A change: what is not sent stays, null empties.
    change ChangeIn as "RoleTrainingRequirementChange";
    {
        create role "roleId": RoleId = number_id(), example 2;
        create competency "competencyId": CompetencyId = number_id(), example 5;
        /// Stays; another one is a flaw.
        change role "roleId": RoleId = number_id();
        /// Stays; another one is a flaw.
        change competency "competencyId": CompetencyId = number_id();
        is_mandatory "isMandatory": bool = flag();
        is_regulatory "isRegulatory": bool = flag();
        priority "priority": Priority = PriorityWord::kind(), example "high";
        /// Days allowed after the role was assigned.
        grace_days "gracePeriodDays": Option<GraceDays> = whole(GraceDays::RANGE).parse(GraceDays::new), example 30;
        /// Between the years 1900 and 2200, as every moment here.
        deadline "complianceDeadline": Option<NaiveDate> = moment().map(day), example "2026-06-30T00:00:00Z";
        minimum_level "minimumProficiencyLevel": Option<Line<100>> = line(100).parse(Line::parse), example "Intermediate";
        refresh_months "refreshFrequencyMonths": Option<Months> = whole(Months::RANGE).parse(Months::new), example 12;
        /// active (if a new one does not say), inactive or deprecated.
        status "status": RequirementStatus = one_of(RequirementStatus::CODES), default Terms::default().status, example "active";
        from "effectiveDate": Option<NaiveDate> = moment().map(day), example "2026-01-01T00:00:00Z";
        /// Later than the beginning.
        to "endDate": Option<NaiveDate> = moment().map(end), example "2027-01-01T00:00:00Z";
        justification "justification": Option<Paragraphs<4000>> = text(4_000).parse(Paragraphs::parse);
        regulatory_reference "regulatoryReference": Option<Line<500>> = line(500).parse(Line::parse);
        notes "notes": Option<Paragraphs<4000>> = text(4_000).parse(Paragraphs::parse);
    }
}

query! {
    /// Which requirements are listed.
    RequirementsAsked {
        /// Of this role
        role "roleId": Option<RoleId> = number_id();
        /// For this competency
        competency "competencyId": Option<CompetencyId> = number_id();
        status "status": Option<RequirementStatus> = one_of(RequirementStatus::CODES);
        /// Mandatory, or not
        is_mandatory "isMandatory": Option<bool> = flag();
        /// Regulatory, or not
        is_regulatory "isRegulatory": Option<bool> = flag();
        priority "priority": Option<Priority> = PriorityWord::kind();
        ..wanted: PageWanted = PAGES;
    }
}

impl From<RequirementIn> for RequirementDraft {
    fn from(new: RequirementIn) -> Self {
        let period = InForceDraft { from: new.from.into(), to: new.to.into() };
        let terms = drafted!(TermsDraft {
            period: period,
            ..new: is_mandatory, is_regulatory, priority, grace_days, deadline, refresh_months, minimum_level, status,
            justification, regulatory_reference, notes
        });
        Self { competency: new.competency.into(), scope: Scope::Role(new.role).into(), terms }
    }
}

impl ChangeIn {
    /// The change, and what it says the requirement is about.
    pub(crate) fn parts(self) -> (TermsDraft, About) {
        let change = drafted!(TermsDraft {
            period: drafted!(InForceDraft { ..self: from, to }),
            ..self: is_mandatory, is_regulatory, priority, grace_days, deadline, refresh_months, minimum_level, status,
            justification, regulatory_reference, notes
        });
        (change, About { role: self.role, competency: self.competency })
    }
}

impl RequirementsAsked {
    /// The filter.
    pub(crate) fn filter(&self) -> RoleRequirementFilter {
        filled!(RoleRequirementFilter { ..self: role, competency, status, is_mandatory, is_regulatory, priority })
    }
}

/// The day in UTC of a moment.
fn day(moment: DateTime<Utc>) -> NaiveDate {
    moment.date_naive()
}

/// The first day after a moment: its own if it is midnight.
fn end(moment: DateTime<Utc>) -> NaiveDate {
    let is_midnight = moment.time() == NaiveTime::MIN;
    if is_midnight { moment.date_naive() } else { date::add_days(moment.date_naive(), 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::kit::{Sent, kind::FieldKind};

    #[test]
    fn an_end_in_the_course_of_a_day_is_the_end_of_that_day() {
        let on = |text: &str| Ok(Some(text.parse::<NaiveDate>().unwrap()));
        let sent = |text: &str| Sent::Text(text.to_owned());
        let end = |text: &str| moment().map(end).read(sent(text));
        assert_eq!(end("2026-12-31T00:00:00Z"), on("2026-12-31"));
        assert_eq!(end("2026-12-31T23:59:59Z"), on("2027-01-01"));
        assert_eq!(end("2026-12-31"), on("2026-12-31"));
        assert_eq!(moment().map(day).read(sent("2026-12-31T23:59:59-02:00")), on("2027-01-01"));
    }
}
