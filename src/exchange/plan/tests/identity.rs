//! Whom a row is about: told by number, then by address, then by a name that somebody confirms.

use super::{
    kinds::{kinds, organisation, planned, today},
    rules::sheet,
};
use crate::exchange::{
    Workbook,
    plan::{KnownData, PersonKey, Plan, ProblemKind, plan},
    recognise::{Layout, Mapping, propose},
};

fn plan_of(workbook: &Workbook, mapping: &Mapping) -> Plan {
    plan(workbook, mapping, &organisation(), today())
}

#[test]
fn people_are_told_by_number_then_address_then_a_name_that_is_confirmed() {
    let rows = [
        "Employee ID|E-mail|Name|Course|Completion date",
        "104|other@works.test|Somebody Else|Fire drill|13/05/2026",
        "|BO@works.test|Bob|Fire drill|14/05/2026",
    ];
    let (_, plan) = planned(vec![sheet("L", &rows)], &organisation());
    let keys: Vec<_> = plan.completions.iter().map(|one| one.person.clone()).collect();
    assert_eq!(keys, [PersonKey::Known(11), PersonKey::Known(12)]);
    assert_eq!(plan.completions[0].course_code, "FIRE-01");

    let names = ["Name|Course|Completion date", "GARCIA Ana|Fire drill|13/05/2026", "Jo Kim|Fire drill|13/05/2026"];
    let workbook = Workbook { sheets: vec![sheet("L", &names)] };
    let mut mapping = propose(&workbook, &organisation());
    mapping.sheets[0].layout = Layout::Completions;
    let first = plan_of(&workbook, &mapping);
    assert_eq!(kinds(&first), [ProblemKind::NameNotConfirmed, ProblemKind::AmbiguousName]);
    mapping.same_person.extend(first.names.iter().map(|one| one.key.clone()));
    let second = plan_of(&workbook, &mapping);
    assert_eq!(second.completions[0].person, PersonKey::Known(11));
    assert_eq!(kinds(&second), [ProblemKind::AmbiguousName]);
}

#[test]
fn people_without_numbers_are_told_by_their_addresses_or_names() {
    let rows = ["First name|Last name|E-mail", "Ana|García|ana@new.test", "Ana|García|ana@new.test", "Lee|Bo|"];
    let (mapping, plan) = planned(vec![sheet("P", &rows)], &KnownData::default());
    assert_eq!(mapping.sheets[0].layout, Layout::People);
    let keys: Vec<_> = plan.people.iter().map(|person| person.key.clone()).collect();
    assert_eq!(keys, [PersonKey::Email("ana@new.test".to_owned()), PersonKey::Name("bo lee".to_owned())]);
    assert_eq!(kinds(&plan), [ProblemKind::DuplicatePerson]);
}

#[test]
fn a_number_that_nobody_has_leaves_it_to_the_address_and_then_to_the_name() {
    let rows = [
        "Employee ID|E-mail|Name|Course|Completion date",
        "900|bo@works.test|Bo Lee|Fire drill|13/05/2026",
        "900|ana@works.test|Somebody|Fire drill|14/05/2026",
        "901||Ana García|Fire drill|15/05/2026",
        "902||Lu Xun|Fire drill|16/05/2026",
    ];
    let workbook = Workbook { sheets: vec![sheet("L", &rows)] };
    let mut mapping = propose(&workbook, &organisation());
    mapping.sheets[0].layout = Layout::Completions;
    let first = plan_of(&workbook, &mapping);
    // Bo has no number yet: the address tells who it is. Ana has another one: whoever has 901 is somebody else,
    // whatever they are called. Lu has none, so a person can say that it is Lu.
    let keys: Vec<_> = first.completions.iter().map(|one| one.person.clone()).collect();
    assert_eq!(keys, [PersonKey::Known(12)]);
    let [unknown, named] = [ProblemKind::UnknownEmployee, ProblemKind::NameNotConfirmed];
    assert_eq!(kinds(&first), [unknown, unknown, named]);
    mapping
        .same_person
        .extend(["ana garcia".to_owned()].into_iter().chain(first.names.iter().map(|one| one.key.clone())));
    let second = plan_of(&workbook, &mapping);
    assert_eq!(kinds(&second), [unknown, unknown]);
    assert_eq!(second.completions.last().unwrap().person, PersonKey::Known(15));
}
