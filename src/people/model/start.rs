//! From when to when somebody is there, where they work, and what is said of them when they start.

use super::{NewPerson, PersonDraft, RoleName};
use crate::{
    error::{Flaws, Problem},
    kernel::{date::Period, input::draft},
    organisation::SiteName,
};
use chrono::NaiveDate;

draft! {
    /// From when to when somebody is employed, or holds a job role.
    draft PeriodDraft of Period, check ordered;
    {
        /// First day on which the fact holds.
        from: Option<NaiveDate>;
        /// First day on which it no longer holds.
        to: Option<NaiveDate>;
    }
}

fn ordered(period: Period, flaws: &mut Flaws) {
    if !period.is_ordered() {
        flaws.add("to", Problem::EndsBeforeStart);
    }
}

draft! {
    /// Where somebody works, as somebody describes it.
    draft WorkplaceDraft;
    /// Where somebody works, by names. One that is unknown is created if that is wanted, or if it is the first of all; else it
    /// is refused: a typing error would make a role that requires nothing.
    #[derive(Default, Eq)]
    value Workplace;
    {
        /// The job role.
        role: Option<RoleName>;
        /// The site; it needs a role.
        site: Option<SiteName>;
        /// Whether a job role that is unknown is to be created.
        is_new_role as "new_role": bool, default false;
        /// Whether a site that is unknown is to be created.
        is_new_site as "new_site": bool, default false;
    }
}

draft! {
    /// Somebody who starts, as somebody describes them.
    draft StartDraft;
    /// Somebody who starts.
    #[derive(Eq)]
    value Start;
    {
        /// Who.
        ..person: PersonDraft => NewPerson;
        /// From when on they are employed; none = since ever.
        start: Option<NaiveDate>;
        /// Where they work from then on.
        ..place: WorkplaceDraft => Workplace;
    }
}

draft! {
    /// A job role that somebody takes on, as somebody describes it.
    draft JobDraft;
    /// A job role that somebody takes on.
    #[derive(Eq)]
    value NewJob;
    {
        /// Which role, and where.
        ..place: WorkplaceDraft => Workplace;
        /// From when to when.
        ..period: PeriodDraft => Period;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::input::Draft as _;

    #[test]
    fn everything_wrong_with_the_form_of_somebody_new_is_told_at_once() {
        let typed =
            vec![("email", "nobody"), ("start", "soon"), ("role", "a\0b"), ("site", "North"), ("new_site", "yes")];
        let flaws = StartDraft::of(&typed).parse().map_err(Flaws::into_vec).unwrap_err();
        let told: Vec<(&str, &Problem)> = flaws.iter().map(|flaw| (flaw.field.as_str(), &flaw.problem)).collect();
        let expected = [
            ("last_name", &Problem::Required),
            ("email", &Problem::NotAnEmail),
            ("start", &Problem::NotADate),
            ("role", &Problem::BadCharacter),
        ];
        assert_eq!(told, expected);
        let place = WorkplaceDraft::of(&typed[3..].to_vec()).parse().unwrap();
        assert_eq!((place.role, place.site.as_deref(), place.is_new_site), (None, Some("North"), true));
    }

    #[test]
    fn a_period_that_ends_before_it_starts_is_a_flaw_of_its_end() {
        let typed = vec![("from", "2026-02-01"), ("to", "2026-02-01")];
        let flaws = PeriodDraft::of(&typed).parse().map_err(Flaws::into_vec).unwrap_err();
        assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("to", &Problem::EndsBeforeStart));
    }
}
