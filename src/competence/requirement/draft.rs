//! What a requirement asks, and how somebody asks for it.

use super::{Priority, RequirementStatus, ScopeDraft};
use crate::{
    catalogue::Months,
    competence::facts::Scope,
    error::{Flaws, Problem},
    kernel::{
        date::Period,
        id::CompetencyId,
        input::{Line, Paragraphs, draft, whole_numbers},
    },
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

whole_numbers! {
    /// Days of grace: 0 to 3,650.
    GraceDays = 0..=3650;
}

draft! {
    /// From when to when a requirement shall be in force.
    draft InForceDraft of Period, check ordered;
    {
        /// The first day on which it is in force.
        from as "valid_from": Option<NaiveDate>;
        /// The first day on which it no longer is.
        to as "valid_to": Option<NaiveDate>;
    }
}

fn ordered(period: Period, flaws: &mut Flaws) {
    if !period.is_ordered() {
        flaws.add("valid_to", Problem::EndsBeforeStart);
    }
}

draft! {
    /// The terms of a requirement as somebody asks for them, or a change of them.
    draft TermsDraft;
    /// What a requirement asks, apart from whom and for what: the part that may change.
    #[derive(Eq, Serialize, Deserialize)]
    value Terms;
    {
        /// Whether work is not allowed without it.
        is_mandatory: bool, default Terms::default().is_mandatory;
        /// Whether a law or standard asks for it.
        is_regulatory: bool, default Terms::default().is_regulatory;
        /// How urgent it is.
        priority: Priority, default Terms::default().priority;
        /// Days from when it first bears on a person until it is due.
        grace_days: Option<GraceDays>;
        /// A fixed day on which it is due at the latest.
        deadline: Option<NaiveDate>;
        /// After how many months it has to be refreshed.
        refresh_months: Option<Months>;
        /// The proficiency it asks for.
        minimum_level: Option<Line<100>>;
        /// Whether it is in use.
        status as "requirement_status": RequirementStatus, default Terms::default().status;
        /// Why it is required.
        justification: Option<Paragraphs<4000>>;
        /// The law or standard that asks for it.
        regulatory_reference: Option<Line<500>>;
        /// Anything else worth knowing.
        notes: Option<Paragraphs<4000>>;
        /// From when to when it is in force.
        ..period: InForceDraft => Period;
    }
}

/// What a requirement asks of which nothing else is said.
impl Default for Terms {
    fn default() -> Self {
        Self {
            is_mandatory: true,
            is_regulatory: false,
            priority: Priority::Normal,
            grace_days: None,
            deadline: None,
            refresh_months: None,
            minimum_level: None,
            status: RequirementStatus::Active,
            justification: None,
            regulatory_reference: None,
            notes: None,
            period: Period::ALWAYS,
        }
    }
}

draft! {
    /// A requirement as somebody asks for it.
    draft RequirementDraft;
    /// A requirement that may be set.
    #[derive(Eq)]
    value NewRequirement;
    {
        /// What is required.
        competency: CompetencyId;
        /// Of whom.
        ..scope: ScopeDraft => Scope;
        /// How.
        ..terms: TermsDraft => Terms;
    }
}

draft! {
    /// The end of a requirement, as somebody describes it.
    draft EndDraft;
    /// The end of a requirement.
    #[derive(Eq, Copy)]
    value End;
    {
        /// The first day on which it is no longer in force.
        day as "valid_to": NaiveDate;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{error::Error, kernel::input::Draft as _};
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn flawed(values: &[(&str, &str)]) -> Vec<(String, Problem)> {
        let flaws = RequirementDraft::of(&values.to_vec()).parse().unwrap_err();
        flaws.into_vec().into_iter().map(|flaw| (flaw.field, flaw.problem)).collect()
    }

    #[test]
    fn a_requirement_that_ends_before_it_starts_is_a_flaw() {
        let period = InForceDraft { from: day("2026-02-01").into(), to: day("2026-01-01").into() };
        let error = Error::from(TermsDraft { period, ..TermsDraft::default() }.parse().unwrap_err());
        assert!(matches!(error, Error::Invalid(flaws) if flaws[0].field == "valid_to"));
    }

    #[test]
    fn everything_wrong_with_a_form_is_told_at_once() {
        let fields = |values: &[(&str, &str)]| flawed(values).into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields(&[]), ["competency", "scope"]);
        let late = [
            ("scope", "everyone"),
            ("competency", "3"),
            ("grace_days", "4000"),
            ("deadline", "soon"),
            ("refresh_months", "half a year"),
            ("notes", "a\0b"),
            ("valid_from", "2026-02-01"),
            ("valid_to", "2026-01-01"),
        ];
        let expected = [
            ("grace_days", Problem::OutOfRange(0, 3650)),
            ("deadline", Problem::NotADate),
            ("refresh_months", Problem::NotWhole(1, 1200)),
            ("notes", Problem::BadCharacter),
            ("valid_to", Problem::EndsBeforeStart),
        ];
        assert_eq!(flawed(&late), expected.map(|(field, problem)| (field.to_owned(), problem)));
    }

    #[test]
    fn what_nothing_is_said_of_is_as_usual() {
        assert_eq!(TermsDraft::default().parse().ok(), Some(Terms::default()));
    }

    proptest! {
        #[test]
        fn what_a_form_opens_with_reads_as_the_same_terms(
            (is_mandatory, is_regulatory) in any::<(bool, bool)>(),
            priority in 0..Priority::ALL.len(), status in 0..RequirementStatus::ALL.len(),
            grace in proptest::option::of(GraceDays::RANGE), months in proptest::option::of(Months::RANGE),
            days in 1..50_000u32, notes in proptest::option::of("[a-zé]{1,9}\n[a-z]{1,9}"),
        ) {
            let terms = Terms {
                is_mandatory,
                is_regulatory,
                priority: Priority::ALL[priority],
                status: RequirementStatus::ALL[status],
                grace_days: grace.map(|days| GraceDays::new(days).unwrap()),
                refresh_months: months.map(|months| Months::new(months).unwrap()),
                deadline: Some(crate::kernel::date::add_days(day("1950-01-01"), days)),
                notes: notes.map(|notes| Paragraphs::parse(&notes).unwrap()),
                period: Period { from: Some(day("2026-01-01")), to: None },
                ..Terms::default()
            };
            let shown = TermsDraft::from(&terms).shown();
            prop_assert_eq!(TermsDraft::of(&shown).parse().ok(), Some(terms));
        }
    }
}
