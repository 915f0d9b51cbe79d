//! What words mean in a spreadsheet, as data: one [`Vocabulary`] a language, all of them tried.
//!
//! A further language is a further constant in [`LANGUAGES`]; no code changes. All words stand here in folded form:
//! lower case, without accents, one space for everything that is neither letter nor digit ("e-mail" is `e mail`).

mod arabic;
mod english;
mod field;
mod french;
mod spanish;

pub use field::Field;

use super::text::fold;

/// Every language that is understood, in the order in which they are tried.
const LANGUAGES: &[&Vocabulary] = &[&english::ENGLISH, &spanish::SPANISH, &french::FRENCH, &arabic::ARABIC];

/// A length of time that a number may count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// The words of one language.
pub(super) struct Vocabulary {
    /// Headers in a list of people or a matrix.
    pub person_headers: &'static [(Field, &'static [&'static str])],
    /// Headers in a list of courses and requirements.
    pub course_headers: &'static [(Field, &'static [&'static str])],
    /// Headers in a list with one row a completion, beside those of people.
    pub completion_headers: &'static [(Field, &'static [&'static str])],
    /// Headers in a list of competencies with areas, machines and levels.
    pub competency_headers: &'static [(Field, &'static [&'static str])],
    /// Headers that mean one name beside the other, and the whole name where they stand alone.
    pub whole_names: &'static [&'static str],
    /// Headers over dates that are no completion of a course.
    pub other_dates: &'static [&'static str],
    /// Results of what was completed.
    pub passed: &'static [&'static str],
    /// Results of what was not.
    pub not_passed: &'static [&'static str],
    /// Headers under the name of a course that mean the day of its completion.
    pub completion_dates: &'static [&'static str],
    /// Cells that say that a course does not apply to a person.
    pub not_applicable: &'static [&'static str],
    /// "All" in a list of who needs a course.
    pub everyone: &'static [&'static str],
    /// "None" in such a list.
    pub nobody: &'static [&'static str],
    /// Employment states of people who are here.
    pub here: &'static [&'static str],
    /// Employment states of people who are not here any more.
    pub left: &'static [&'static str],
    pub yes: &'static [&'static str],
    pub no: &'static [&'static str],
    /// January to December.
    pub months: [&'static str; 12],
    /// Words in a date that add nothing to it: weekdays, "of".
    pub date_fillers: &'static [&'static str],
    /// What follows the number of a day without a space: "st", "th".
    pub ordinal_endings: &'static [&'static str],
    pub units: &'static [(&'static str, Unit)],
    /// What may follow a number of hours.
    pub hours: &'static [&'static str],
    /// Words that are a period by themselves, in months: "annual".
    pub periods: &'static [(&'static str, u32)],
    pub numbers: &'static [(&'static str, f64)],
    /// "every", "per": before a unit they mean one of it.
    pub each: &'static [&'static str],
    /// "every other year": twice the unit.
    pub every_other: &'static [&'static str],
    /// "within three months of joining" is a deadline and not a period.
    pub deadline: &'static [&'static str],
    /// Words that make a period ambiguous.
    pub unclear: &'static [&'static str],
    /// Phrases anywhere in a frequency that say that nothing expires.
    pub never: &'static [&'static str],
    /// Phrases that say so only when they stand alone.
    pub never_alone: &'static [&'static str],
    /// How a frequency begins that depends on something else: "per truck type".
    pub case_by_case: &'static [&'static str],
}

/// The field of a list of people that a header names.
#[must_use]
pub(super) fn person_field(header: &str) -> Option<Field> {
    field(header, |language| language.person_headers)
}

/// The field of a list of requirements that a header names.
#[must_use]
pub(super) fn course_field(header: &str) -> Option<Field> {
    field(header, |language| language.course_headers)
}

/// The field of a list of completions that a header names, beside those of people.
#[must_use]
pub(super) fn completion_field(header: &str) -> Option<Field> {
    field(header, |language| language.completion_headers)
}

/// The field of a list of competencies that a header names.
#[must_use]
pub(super) fn competency_field(header: &str) -> Option<Field> {
    field(header, |language| language.competency_headers)
}

/// Tries the header as it is, then without what stands in brackets, then without a unit at its end:
/// "Validity (months)" and "Validity in months" are "Validity".
fn field(header: &str, table: impl Fn(&Vocabulary) -> &'static [(Field, &'static [&'static str])]) -> Option<Field> {
    let whole = fold(header);
    let outside = fold(header.split(['(', '[']).next().unwrap_or_default());
    let unitless = without_unit(&whole);
    [whole.as_str(), outside.as_str(), unitless].into_iter().find_map(|wanted| {
        let entries = LANGUAGES.iter().flat_map(|language| table(language));
        entries.filter(|(_, words)| words.contains(&wanted)).map(|(field, _)| *field).next()
    })
}

fn without_unit(folded: &str) -> &str {
    match folded.rsplit_once(' ') {
        Some((rest, last)) if unit(last).is_some() => rest.strip_suffix(" in").unwrap_or(rest),
        _ => folded,
    }
}

/// Whether a folded word or phrase is in a list of any language.
pub(super) fn is_one_of(folded: &str, list: impl Fn(&Vocabulary) -> &'static [&'static str]) -> bool {
    LANGUAGES.iter().any(|language| list(language).contains(&folded))
}

/// All entries of a list, of all languages.
pub(super) fn all(list: impl Fn(&Vocabulary) -> &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().flat_map(move |language| list(language).iter().copied())
}

/// What a folded word stands for in a table of any language.
pub(super) fn meaning<T: Copy + 'static>(
    folded: &str,
    table: impl Fn(&Vocabulary) -> &'static [(&'static str, T)],
) -> Option<T> {
    let mut entries = LANGUAGES.iter().flat_map(|language| table(language));
    entries.find(|(word, _)| *word == folded).map(|(_, value)| *value)
}

/// The unit of time that a folded word names.
pub(super) fn unit(folded: &str) -> Option<Unit> {
    meaning(folded, |language| language.units)
}

/// The month (1–12) that a folded word names, whole or by its first three or more letters if only one month begins so.
pub(super) fn month(folded: &str) -> Option<u32> {
    LANGUAGES.iter().find_map(|language| {
        let mut named = (1..)
            .zip(language.months)
            .filter(|(_, name)| *name == folded || folded.len() >= 3 && name.starts_with(folded));
        let first = named.next()?;
        named.next().is_none().then_some(first.0)
    })
}

/// Whether a cell's text says that the course does not apply: "N/A", "not req.", a dash.
#[must_use]
pub(super) fn is_not_applicable(text: &str) -> bool {
    let text = text.trim();
    let dashes = !text.is_empty() && text.chars().all(|character| matches!(character, '-' | '‐'..='―' | '−'));
    dashes || is_one_of(&fold(text), |language| language.not_applicable)
}

#[cfg(test)]
mod tests {
    use super::{Field, LANGUAGES, course_field, fold, is_not_applicable, month, person_field};

    #[test]
    fn headers_are_found_however_they_are_written() {
        assert_eq!(person_field("Emp. No."), Some(Field::EmployeeNumber));
        assert_eq!(person_field("E-MAIL"), Some(Field::Email));
        assert_eq!(person_field("Start date (dd/mm/yyyy)"), Some(Field::StartDate));
        assert_eq!(course_field("Validity in months"), Some(Field::Frequency));
        assert_eq!(course_field("Job title"), Some(Field::Audience));
        assert_eq!(person_field("Shoe size"), None);
    }

    #[test]
    fn four_spellings_mean_not_applicable_and_a_question_mark_does_not() {
        assert!(["N/A", "n/a", "not req.", "-", " – ", "Not applicable"].iter().all(|text| is_not_applicable(text)));
        assert!(["?", "", "no", "x", "2024"].iter().all(|text| !is_not_applicable(text)));
    }

    #[test]
    fn a_month_is_known_by_three_letters() {
        assert_eq!(
            [month("aug"), month("sept"), month("march"), month("ma"), month("mayor")],
            [Some(8), Some(9), Some(3), None, None]
        );
    }

    #[test]
    fn every_word_stands_in_folded_form() {
        for language in LANGUAGES {
            let tables = language.person_headers.iter().chain(language.course_headers);
            let tables = tables.chain(language.completion_headers).chain(language.competency_headers);
            let tables = tables.flat_map(|(_, words)| *words);
            let lists = [
                language.other_dates,
                language.not_applicable,
                language.everyone,
                language.here,
                language.left,
                language.never,
                language.nobody,
                language.yes,
                language.no,
                language.passed,
                language.not_passed,
                language.completion_dates,
                language.whole_names,
                &language.months,
                language.date_fillers,
                language.hours,
                language.each,
                language.every_other,
                language.deadline,
                language.unclear,
                language.never_alone,
            ];
            for word in tables.chain(lists.into_iter().flatten()) {
                assert_eq!(*word, fold(word));
            }
        }
    }
}
