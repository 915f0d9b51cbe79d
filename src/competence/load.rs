//! SQL that loads the facts of an organisation, of everybody or of one person, as known at any moment.

mod rules;

use super::{
    completion::{Outcome, Verification},
    facts::{CompletionFact, Facts, HoldingFact, PendingFact, PersonFacts, Rules},
};
use crate::{
    db::{Placed, Query, Scoped, TURN, Tenant, place_of, sql},
    error::Result,
    identity::RoleKind,
    kernel::{
        date::Period,
        id::{CompletionId, CourseId, PersonId, RoleId, SiteId},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
pub(super) use rules::rules;
use std::{collections::HashMap, sync::Arc};

/// The moment whose knowledge is asked for; none = now.
#[derive(Debug, Clone, Copy)]
pub(super) struct KnownAt(pub(super) Option<DateTime<Utc>>);

impl KnownAt {
    /// `columns` of the facts `f` that `from` names, with their versions `v` that were known then, of everybody or of some people.
    fn query<'p>(&'p self, columns: &'static str, from: Scoped, of: Option<&[PersonId]>) -> Query<'p> {
        let query = Query::select(columns, from);
        let query = match &self.0 {
            // The partial unique indexes answer it.
            None => query.and("v.superseded_at IS NULL"),
            Some(at) => query.and_of("v.recorded_at <= {} AND (v.superseded_at IS NULL OR v.superseded_at > {})", at),
        };
        match of {
            None => query,
            Some(people) => query.among("f.person_id", people),
        }
    }
}

/// Everything.
pub(super) async fn facts(tenant: &mut Tenant<'_>, known: KnownAt) -> Result<Facts> {
    loaded(tenant, known, None, &|| ()).await
}

/// The same; `step` is called for each completion, of which there are as many as [`size`] says.
pub(super) async fn everything(tenant: &mut Tenant<'_>, known: KnownAt, step: Step<'_>) -> Result<Facts> {
    loaded(tenant, known, None, step).await
}

/// How many completions the organisation has.
pub(super) async fn size(tenant: &mut Tenant<'_>) -> Result<u64> {
    let sql = sql!("SELECT COUNT(*) FROM completion WHERE organisation_id = $1");
    let (count,): (i64,) = tenant.one(sql, &[]).await?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// Told of each step of a load.
type Step<'a> = &'a (dyn Fn() + Send + Sync);

/// The rules, and the facts of one person.
pub(super) async fn facts_of_person(tenant: &mut Tenant<'_>, known: KnownAt, person: PersonId) -> Result<Facts> {
    loaded(tenant, known, Some(&[person]), &|| ()).await
}

async fn loaded(tenant: &mut Tenant<'_>, known: KnownAt, of: Option<&[PersonId]>, step: Step<'_>) -> Result<Facts> {
    let rules = rules(tenant, known).await?;
    let people = selected(tenant, known, &rules, of, step).await?;
    let people: Vec<Arc<PersonFacts>> = people.into_iter().map(Arc::new).collect();
    Ok(Facts { people: Arc::new(people.into()), rules: Arc::new(rules) })
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    person_id: PersonId,
    employee_number: Option<String>,
    first_name: String,
    last_name: String,
    sort_name: String,
    department: Option<String>,
    search: String,
}

type PeriodRow = (PersonId, Option<NaiveDate>, Option<NaiveDate>);
type HoldingRow = (PersonId, RoleId, Option<SiteId>, Option<NaiveDate>, Option<NaiveDate>, Placed<RoleKind>);

/// Without texts: of all rows these are most, and words would be allocated one by one.
type CompletionRow =
    (CompletionId, PersonId, PersonId, CourseId, NaiveDate, Option<NaiveDate>, Placed<Outcome>, Placed<Verification>);

/// The facts of `people` under `rules`, as they are known now; of those of them that there are.
pub(super) async fn people(tenant: &mut Tenant<'_>, rules: &Rules, people: &[PersonId]) -> Result<Vec<PersonFacts>> {
    selected(tenant, KnownAt(None), rules, Some(people), &|| ()).await
}

/// The facts of everybody, in the order of their sort names, or of some people.
async fn selected(
    tenant: &mut Tenant<'_>,
    known: KnownAt,
    rules: &Rules,
    of: Option<&[PersonId]>,
    step: Step<'_>,
) -> Result<Vec<PersonFacts>> {
    let mut people = names(tenant, of).await?;
    let index: HashMap<PersonId, usize> = people.iter().enumerate().map(|(index, person)| (person.id, index)).collect();
    let at = |person: PersonId| index.get(&person).copied();
    for (person, from, to) in employments(tenant, known, of).await? {
        if let Some(index) = at(person) {
            people[index].employments.push(Period { from, to });
        }
    }
    for (person, role, site, from, to, Placed(kind)) in holdings(tenant, known, of).await? {
        if let Some(index) = at(person) {
            let person = &mut people[index];
            let held = match kind {
                RoleKind::Job => &mut person.holdings,
                RoleKind::Access => &mut person.access,
            };
            held.push(HoldingFact { role, site, period: Period { from, to } });
        }
    }
    let take = |row: CompletionRow| {
        step();
        if let Some(index) = at(row.1) {
            let (person, completion, recorded_by) = (&mut people[index], completion(row), row.2);
            if completion.verification == Verification::Pending {
                person.pending.push(PendingFact { completion: completion.id, recorded_by });
            }
            person.completions.push(completion);
        }
    };
    completions(tenant, known, of, take).await?;
    settle(&mut people, rules).await;
    Ok(people)
}

/// Puts what was loaded of each person in order.
async fn settle(people: &mut [PersonFacts], rules: &Rules) {
    for (turn, some) in people.chunks_mut(TURN).enumerate() {
        if turn > 0 {
            tokio::task::yield_now().await;
        }
        for person in some {
            person.employments.sort_unstable_by_key(|period| period.from);
            person
                .holdings
                .sort_unstable_by_key(|holding| (holding.period.from, holding.role, holding.site, holding.period.to));
            person.resolve(&rules.grants);
            person.completions.shrink_to_fit();
        }
    }
}

async fn employments(tenant: &mut Tenant<'_>, known: KnownAt, of: Option<&[PersonId]>) -> Result<Vec<PeriodRow>> {
    let from =
        sql!("FROM employment f JOIN employment_version v ON v.employment_id = f.id WHERE f.organisation_id = $1");
    known.query("f.person_id, v.valid_from, v.valid_to", from, of).all(tenant).await
}

async fn holdings(tenant: &mut Tenant<'_>, known: KnownAt, of: Option<&[PersonId]>) -> Result<Vec<HoldingRow>> {
    let from = sql!(
        "FROM holding f JOIN holding_version v ON v.holding_id = f.id JOIN role r ON r.id = f.role_id
         WHERE f.organisation_id = $1"
    );
    let columns = "f.person_id, f.role_id, f.site_id, v.valid_from, v.valid_to";
    known.query(columns, from, of).column(place_of::<RoleKind>("r.kind")).all(tenant).await
}

async fn completions(
    tenant: &mut Tenant<'_>,
    known: KnownAt,
    of: Option<&[PersonId]>,
    take: impl FnMut(CompletionRow) + Send,
) -> Result<()> {
    let from =
        sql!("FROM completion f JOIN completion_version v ON v.completion_id = f.id WHERE f.organisation_id = $1");
    let columns = "f.id, f.person_id, f.recorded_by, f.course_id, v.completed_on, v.expires_on";
    known
        .query(columns, from, of)
        .column(place_of::<Outcome>("v.result"))
        .column(place_of::<Verification>("v.verification"))
        .each(tenant, take)
        .await
}

async fn names(tenant: &mut Tenant<'_>, of: Option<&[PersonId]>) -> Result<Vec<PersonFacts>> {
    let columns = "id AS person_id, employee_number, first_name, last_name, sort_name, department, search";
    let query = match of {
        None => Query::select(columns, sql!("FROM person WHERE organisation_id = $1")),
        Some(people) => Query::own_rows(columns, "FROM person", "", people),
    };
    let rows: Vec<PersonRow> = query.all(tenant).await?;
    let mut people: Vec<PersonFacts> = rows.into_iter().map(PersonRow::facts).collect();
    // The databases sort text in their own ways; lists are merged by this order.
    people.sort_by(|a, b| (&a.sort_name, a.id).cmp(&(&b.sort_name, b.id)));
    Ok(people)
}

impl PersonRow {
    fn facts(self) -> PersonFacts {
        PersonFacts {
            id: self.person_id,
            number: self.employee_number,
            name: format!("{} {}", self.first_name, self.last_name).trim().to_owned(),
            listed_name: listed_name(&self.first_name, &self.last_name),
            sort_name: self.sort_name,
            department: self.department,
            search: self.search,
            employments: Vec::new(),
            holdings: Vec::new(),
            access: Vec::new(),
            pending: Vec::new(),
            completions: Vec::new(),
        }
    }
}

fn completion((id, _, _, course, completed_on, expires_on, result, verification): CompletionRow) -> CompletionFact {
    CompletionFact {
        id,
        course,
        competency: None,
        completed_on,
        expires_on,
        outcome: result.0,
        verification: verification.0,
    }
}

/// "Last, First"; people with one name have it as it is.
fn listed_name(first: &str, last: &str) -> String {
    if first.is_empty() { last.to_owned() } else { format!("{last}, {first}") }
}
