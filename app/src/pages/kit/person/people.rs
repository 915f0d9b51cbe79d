//! Whom a field for a person means: who is suggested, and who is found by what was typed.

use super::wire::{Candidate, Meant};
use crate::form::Form;
use chrono::NaiveDate;
use docendo::{
    competence::{Facts, facts::PersonFacts},
    error::Problem,
    kernel::{
        id::PersonId,
        input::Input,
        text::{fold, squeeze},
    },
};

/// So many people are suggested: a longer list would slow the page and help nobody.
const SUGGESTED: usize = 500;
/// Among so many people one can choose; more means that more has to be typed.
const OFFERED: usize = 20;
/// Everybody who may be meant. Cheap to clone.
#[derive(Clone)]
pub(in crate::pages) struct People {
    facts: Facts,
    today: NaiveDate,
}

/// `text` as names are compared here: lists write "Last, First", which is looked for as it is copied from there.
fn plain(text: &str) -> String {
    squeeze(&fold(text).replace(',', " "))
}

/// How a person stands in the field: number and name.
fn label(person: &PersonFacts) -> String {
    person.number.as_ref().map_or_else(|| person.name.clone(), |number| format!("{number} {}", person.name))
}

impl People {
    /// Everybody of `facts`; those who are employed on `today` are suggested.
    pub(in crate::pages) fn of(facts: &Facts, today: NaiveDate) -> Self {
        Self { facts: facts.clone(), today }
    }

    /// How `person` stands in a field; empty if there is no such person.
    pub(in crate::pages) fn label(&self, person: PersonId) -> String {
        self.facts.person(person).map(label).unwrap_or_default()
    }

    fn candidate(&self, person: &PersonFacts) -> Candidate {
        let rules = &self.facts.rules;
        let job = person.holdings_on(self.today).next().map(|holding| {
            let site = holding.site.and_then(|site| rules.sites.get(&site));
            rules.roles.get(&holding.role).into_iter().chain(site).cloned().collect::<Vec<_>>().join(", ")
        });
        Candidate { id: person.id, label: label(person), job }
    }

    /// Those whose number and name have every word of `typed`; only those who are called exactly so, if there are any.
    fn meant(&self, typed: &str) -> Vec<Candidate> {
        let typed = plain(typed);
        let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let has_all = |text: &str| words.iter().all(|word| text.contains(word));
        // What is searched holds number and name: few are left to compare.
        let people = self.facts.people.iter().filter(|person| has_all(&person.search));
        let fitting: Vec<_> =
            people.map(|person| (person, plain(&label(person)))).filter(|(_, label)| has_all(label)).collect();
        let is_exact = fitting.iter().any(|(_, label)| *label == typed);
        let meant = fitting.into_iter().filter(|(_, label)| !is_exact || *label == typed);
        meant.map(|(person, _)| self.candidate(person)).collect()
    }

    /// Who is called exactly `typed`, if that is one person.
    pub(in crate::pages) fn called(&self, typed: &str) -> Option<PersonId> {
        match self.meant(typed).as_slice() {
            [one] if plain(&one.label) == plain(typed) => Some(one.id),
            _ => None,
        }
    }

    /// Those among whom one can choose where `typed` means several.
    pub(in crate::pages) fn offered(&self, typed: &str) -> Meant {
        let mut people = self.meant(typed);
        let more = people.len().saturating_sub(OFFERED);
        people.truncate(OFFERED);
        Meant { people, more }
    }

    /// How those stand in the field whom a page suggests: who is employed, by name.
    pub(in crate::pages) fn suggested(&self) -> Vec<String> {
        let employed = self.facts.people.iter().filter(|person| person.is_employed(self.today));
        employed.take(SUGGESTED).map(|person| label(person)).collect()
    }

    /// Whom field `name` of `form` means; nobody if it is empty. Where several are meant the field `choice` decides, and
    /// without it that is a flaw.
    pub(in crate::pages) fn chosen(&self, form: &Form, name: &str, choice: &str) -> Input<PersonId> {
        let typed = form.value(name);
        if typed.trim().is_empty() {
            return Input::cleared();
        }
        let meant = self.meant(typed);
        let decided = form.value(choice).parse().ok().map(PersonId);
        let found = match meant.as_slice() {
            [] => Err(Problem::NobodyMatches),
            [one] => Ok(one.id),
            several => several.iter().map(|one| one.id).find(|id| Some(*id) == decided).ok_or(Problem::SeveralMatch),
        };
        found.map_or_else(Input::Wrong, Input::Value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::kernel::date::Period;
    use std::sync::Arc;

    fn people() -> People {
        let one = |id, number: Option<&str>, name: &str| {
            Arc::new(PersonFacts {
                id: PersonId(id),
                number: number.map(str::to_owned),
                name: name.into(),
                listed_name: name.into(),
                sort_name: fold(name),
                department: None,
                search: fold(&format!("{name} {}", number.unwrap_or_default())),
                employments: vec![Period::ALWAYS],
                holdings: Vec::new(),
                access: Vec::new(),
                completions: Vec::new(),
                pending: Vec::new(),
            })
        };
        let people = vec![
            one(1, Some("NG-1"), "Amina Benali"),
            one(2, Some("NG-12"), "Amina Čapek"),
            one(3, None, "Jan Novák"),
            one(4, None, "Jan Novák"),
        ];
        let facts = Facts { people: Arc::new(people.into()), ..Facts::default() };
        People::of(&facts, NaiveDate::default())
    }

    fn chosen(values: &[(&'static str, &'static str)]) -> Result<Option<i64>, Problem> {
        let form = Form::showing(values.iter().copied());
        people().chosen(&form, "person", "choice").value().map(|found| found.map(|id| id.0))
    }

    #[test]
    fn part_of_a_name_without_accents_is_enough_if_it_means_one_person() {
        assert_eq!(chosen(&[("person", "capek")]), Ok(Some(2)));
        assert_eq!(chosen(&[("person", "ng-1 amina benali")]), Ok(Some(1)));
        assert_eq!(chosen(&[("person", "benali ng-1")]), Ok(Some(1)));
        assert_eq!(chosen(&[("person", " ")]), Ok(None));
    }

    #[test]
    fn of_several_people_one_has_to_be_chosen() {
        assert_eq!(chosen(&[("person", "amina")]), Err(Problem::SeveralMatch));
        assert_eq!(chosen(&[("person", "Jan Novák"), ("choice", "4")]), Ok(Some(4)));
        assert_eq!(chosen(&[("person", "Jan Novák"), ("choice", "1")]), Err(Problem::SeveralMatch));
    }

    #[test]
    fn those_are_offered_whom_what_was_typed_means() {
        let offered = people().offered("Jan Novák");
        assert_eq!(offered.people.iter().map(|one| one.id.0).collect::<Vec<_>>(), [3, 4]);
        assert_eq!((offered.more, people().offered(" ").people.len()), (0, 0));
    }

    #[test]
    fn only_number_and_name_together_call_somebody() {
        assert_eq!(people().called("NG-12 amina capek"), Some(PersonId(2)));
        assert_eq!(people().called("Amina Čapek"), None);
        assert_eq!(people().called("Jan Novák"), None);
    }

    #[test]
    fn nobody_of_that_name_is_told() {
        assert_eq!(chosen(&[("person", "zoe")]), Err(Problem::NobodyMatches));
    }
}
