//! How long the questions of a large organisation take, on one core and from facts in memory: 10,000 people, 200
//! competencies, 250,000 required cells. All standings are meant to take 150 ms at most.
//!
//! Run it with `cargo xtask bench`.

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use docendo::{
    catalogue::RequirementLevel,
    competence::{
        completion::{Outcome, Verification},
        facts::{CompetencyFact, CompletionFact, Facts, HoldingFact, PersonFacts, RequirementFact, Rules, Scope},
        grid::Grid,
        matrix::{By, Query},
        outline::Outline,
        overview::{Overview, OverviewOf},
        standing::standings,
        tally::Tallied,
    },
    exchange::{
        Cell, Sheet, Workbook,
        plan::{KnownData, plan},
        recognise::recognise,
    },
    kernel::{
        date::{Period, add_days, add_months},
        id::{CategoryId, CompetencyId, CompletionId, CourseId, PersonId, RequirementId, RoleId, SiteId},
    },
};
use std::{hint::black_box, sync::Arc};

const PEOPLE: i64 = 10_000;
const COMPETENCIES: i64 = 200;
const ROLES: i64 = 40;
const SITES: i64 = 4;
/// How many competencies everyone needs.
const OF_ALL: i64 = 5;
/// How many more are needed at a site.
const OF_SITE: i64 = 3;
/// How many more are needed with a role: 25 in all.
const OF_ROLE: i64 = 17;
/// The first day of the records.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day of the calendar");
/// The day that is asked about.
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day of the calendar");

/// The competencies that somebody with `role` at `site` needs: those of all come first, then those of the sites.
fn needed(role: i64, site: i64) -> impl Iterator<Item = i64> {
    let shared = OF_ALL + SITES * OF_SITE;
    let of_site = OF_ALL + site * OF_SITE..OF_ALL + (site + 1) * OF_SITE;
    let of_role = (0..OF_ROLE).map(move |index| shared + (role * 7 + index * 5) % (COMPETENCIES - shared));
    (0..OF_ALL).chain(of_site).chain(of_role)
}

fn competency(id: i64) -> CompetencyFact {
    CompetencyFact {
        id: CompetencyId(id),
        course: Some(CourseId(id)),
        code: format!("C-{id:03}"),
        title: format!("Competency {id}"),
        category: CategoryId(id % 8),
        validity_months: [None, Some(12), Some(24), Some(36)][index(id % 4)],
        level: RequirementLevel::Mandatory,
    }
}

fn index(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}

fn days(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

fn requirement(id: i64, competency: i64, scope: Scope) -> RequirementFact {
    RequirementFact {
        id: RequirementId(id),
        version: 1,
        competency: CompetencyId(competency),
        scope,
        is_mandatory: competency % 5 != 0,
        is_regulatory: competency % 3 == 0,
        grace_days: (competency % 2 == 0).then_some(30),
        deadline: None,
        refresh_months: (competency % 9 == 0).then_some(18),
        period: Period::since(FIRST_DAY),
    }
}

fn rules() -> Rules {
    let everyone = (0..OF_ALL).map(|one| (one, Scope::Everyone));
    let sites = (0..SITES).flat_map(|site| {
        needed(0, site).skip(index(OF_ALL)).take(index(OF_SITE)).map(move |one| (one, Scope::Site(SiteId(site))))
    });
    let roles = (0..ROLES).flat_map(|role| {
        needed(role, 0).skip(index(OF_ALL + OF_SITE)).map(move |one| (one, Scope::Role(RoleId(role))))
    });
    let required = everyone.chain(sites).chain(roles);
    let mut all = Rules::default();
    all.competencies = (0..COMPETENCIES).map(competency).collect();
    all.requirements = required.zip(0..).map(|((competency, scope), id)| requirement(id, competency, scope)).collect();
    all.grants = (0..COMPETENCIES).map(|id| (CourseId(id), CompetencyId(id))).collect();
    all.roles = (0..ROLES).map(|id| (RoleId(id), format!("Role {id}"))).collect();
    all.sites = (0..SITES).map(|id| (SiteId(id), format!("Site {id}"))).collect();
    all.expiring_days = 30;
    all.indexed()
}

fn completion(person: i64, competency: i64, time: i64) -> CompletionFact {
    let mix = (person * 31 + competency * 17 + time * 101) % 997;
    let on = add_days(FIRST_DAY, days(mix + time * 40));
    let outcome = if mix % 29 == 0 { Outcome::Failed } else { Outcome::Passed };
    CompletionFact {
        id: CompletionId(person * 1000 + competency * 3 + time),
        course: CourseId(competency),
        competency: None,
        completed_on: on,
        expires_on: (competency % 4 != 0).then(|| add_months(on, days(competency % 4 * 12))),
        outcome,
        verification: if mix % 53 == 0 { Verification::Pending } else { Verification::Verified },
    }
}

fn person(id: i64, rules: &Rules) -> PersonFacts {
    let (role, site) = (id % ROLES, id / ROLES % SITES);
    let employed = Period::since(add_days(FIRST_DAY, days(id % 300)));
    // Of ten things that they need they did nine, half of these twice, and a few that nobody asked for.
    let done = needed(role, site).filter(|one| (id + one) % 10 != 0).chain([id % COMPETENCIES]);
    let times = |one: i64| (0..=(id + one) % 2).map(move |time| completion(id, one, time));
    let mut facts = PersonFacts {
        id: PersonId(id),
        number: Some(format!("E{id}")),
        name: format!("Person {id}"),
        listed_name: format!("Person {id}"),
        sort_name: format!("person {id:05}"),
        department: None,
        search: format!("person {id} e{id}"),
        employments: vec![employed],
        holdings: vec![HoldingFact { role: RoleId(role), site: Some(SiteId(site)), period: employed }],
        access: Vec::new(),
        pending: Vec::new(),
        completions: done.flat_map(times).collect(),
    };
    facts.resolve(&rules.grants);
    facts
}

fn facts() -> Facts {
    let rules = rules();
    let people: Vec<_> = (0..PEOPLE).map(|id| Arc::new(person(id, &rules))).collect();
    let facts = Facts { people: Arc::new(people.into()), rules: Arc::new(rules) };
    assert_eq!(outline(&facts, &Query::on(TODAY)).totals.required(), 250_000);
    facts
}

fn outline(facts: &Facts, query: &Query) -> Outline {
    Outline::of(Arc::new(Grid::of(facts.clone(), query.as_of, 30)), query, None)
}

fn questions(c: &mut Criterion) {
    let facts = facts();
    let mut group = c.benchmark_group("10,000 people, 250,000 required cells");
    group.sample_size(20);
    group.bench_function("all standings", |b| {
        b.iter(|| {
            let mut held = 0_u32;
            for person in facts.people.iter() {
                standings(&facts.rules, person, TODAY, 30, |_, standing| {
                    held += u32::from(standing.state.is_compliant());
                });
            }
            black_box(held)
        });
    });
    group.bench_function("grid", |b| b.iter(|| Grid::of(facts.clone(), TODAY, 30)));
    let everybody = OverviewOf { as_of: TODAY, sites: Vec::new() };
    group.bench_function("overview", |b| b.iter(|| Tallied::<Overview>::of(facts.clone(), everybody.clone())));
    let (known, mut people) = (Tallied::<Overview>::of(facts.clone(), everybody), facts.people.to_vec());
    // Nobody between them is looked at.
    for index in [0, people.len() - 1] {
        people[index] = Arc::new(PersonFacts::clone(&people[index]));
    }
    let later = Facts { people: Arc::new(people.into()), rules: facts.rules.clone() };
    group.bench_function("overview after changes of the first and the last person", |b| {
        b.iter(|| known.follow(later.clone()));
    });
    let grid = Arc::new(Grid::of(facts.clone(), TODAY, 30));
    let whole = |query: Query| Outline::of(grid.clone(), &query, None).whole();
    group.bench_function("matrix by person", |b| b.iter(|| whole(Query::on(TODAY))));
    group.bench_function("matrix by role", |b| b.iter(|| whole(Query { by: By::Role, ..Query::on(TODAY) })));
    group.bench_function("matrix of one site", |b| {
        b.iter(|| whole(Query { sites: vec![SiteId(1)], ..Query::on(TODAY) }));
    });
    group.finish();
}

/// A list of 10,000 people and a matrix of 20 courses for them, all cells filled.
fn workbook() -> Workbook {
    let text = |text: &str| Cell::Text(text.to_owned());
    let head = |columns: &str| columns.split('|').map(text).collect::<Vec<Cell>>();
    let courses: Vec<String> = (0..20).map(|course| format!("C-{course:03}")).collect();
    let mut people = vec![head("Employee No|Surname|Forename|Job title|Site|Start date|Status")];
    let mut records = vec![head(&format!("No.|Name|{}", courses.join("|")))];
    for id in 0..PEOPLE {
        let number = Cell::Text(format!("E{id}"));
        let line = head(&format!("Family{id}|Given|Role {}|Site {}|13/02/2019|Live", id % ROLES, id % SITES));
        people.push([vec![number.clone()], line].concat());
        let cell = |course: i64| Cell::Text(completion(id, course, 0).completed_on.format("%d/%m/%Y").to_string());
        records.push([number, Cell::Text(format!("Family{id}, Given"))].into_iter().chain((0..20).map(cell)).collect());
    }
    let sheet = |name: &str, rows| Sheet { name: name.to_owned(), rows, ..Sheet::default() };
    Workbook { sheets: vec![sheet("People", people), sheet("Matrix", records)] }
}

fn imports(c: &mut Criterion) {
    let (workbook, known) = (workbook(), KnownData::default());
    let read = || {
        let mapping = recognise(&workbook, &known).expect("a list of people and a matrix");
        plan(&workbook, &mapping, &known, TODAY)
    };
    assert_eq!((read().people.len(), read().completions.len()), (10_000, 200_000));
    let mut group = c.benchmark_group("workbook of 10,000 people and 20 courses");
    group.sample_size(10);
    group.bench_function("recognise and plan", |b| b.iter(read));
    group.finish();
}

criterion_group!(benches, questions, imports);
criterion_main!(benches);
