//! SQL that loads the facts of an organisation, of everybody or of one person, as known at any moment.

mod rules;

use super::{
    completion::{Outcome, Verification},
    facts::{CompletionFact, Facts, HoldingFact, PendingFact, PersonFacts, Rules},
};
use crate::{
    db::{Param, Tx},
    error::Result,
    kernel::{
        date::Period,
        id::{CompletionId, CourseId, OrganisationId, PersonId, RoleId, SiteId},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
pub(super) use rules::rules;
use sqlx::{AssertSqlSafe, SqlSafeStr as _, SqlStr};
use std::{collections::HashMap, sync::Arc};

/// Whose knowledge is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// The organisation.
    pub(super) organisation: OrganisationId,
    /// The moment; none = now.
    pub(super) at: Option<DateTime<Utc>>,
}

/// The condition that picks, of the versions `v`, those that were known at `$2`. `$2` is bound in either case.
const THEN: &str = "v.recorded_at <= $2 AND (v.superseded_at IS NULL OR v.superseded_at > $2)";
/// The same for what is known now; the partial unique indexes answer it.
const NOW: &str = "v.superseded_at IS NULL AND CAST($2 AS TEXT) IS NULL";

impl Known {
    fn sql(self, text: &'static str, person: Option<PersonId>) -> SqlStr {
        let one = person.map_or("", |_| " AND f.person_id = $3");
        let text = text
            .replace("{known}", if self.at.is_some() { THEN } else { NOW })
            .replace("{one}", one)
            .replace("{result}", &numbered("v.result", Outcome::CODES))
            .replace("{verification}", &numbered("v.verification", Verification::CODES));
        // Constants of the program only.
        AssertSqlSafe(text).into_sql_str()
    }

    async fn all<T: crate::db::Row>(self, tx: &mut Tx, text: &'static str, person: Option<PersonId>) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.each(tx, text, person, |row| rows.push(row)).await?;
        Ok(rows)
    }

    async fn each<T: crate::db::Row>(
        self,
        tx: &mut Tx,
        text: &'static str,
        person: Option<PersonId>,
        take: impl FnMut(T) + Send,
    ) -> Result<()> {
        let sql = self.sql(text, person);
        let none: Option<String> = None;
        let at: &dyn Param = match &self.at {
            Some(at) => at,
            None => &none,
        };
        match &person {
            Some(person) => tx.each(sql, &[&self.organisation, at, person], take).await?,
            None => tx.each(sql, &[&self.organisation, at], take).await?,
        }
        Ok(())
    }
}

/// Everything.
pub(super) async fn facts(tx: &mut Tx, known: Known) -> Result<Facts> {
    everything(tx, known, &|| ()).await
}

/// The same; `step` is called for each completion, of which there are as many as [`size`] says.
pub(super) async fn everything(tx: &mut Tx, known: Known, step: Step<'_>) -> Result<Facts> {
    let rules = rules(tx, known).await?;
    let people = selected(tx, known, &rules, None, step).await?;
    let people: Vec<Arc<PersonFacts>> = people.into_iter().map(Arc::new).collect();
    Ok(Facts { people: Arc::new(people.into()), rules: Arc::new(rules) })
}

/// How many completions an organisation has.
pub(super) async fn size(tx: &mut Tx, organisation: OrganisationId) -> Result<u64> {
    let sql = "SELECT COUNT(*) FROM completion WHERE organisation_id = $1";
    let (count,): (i64,) = tx.one(sql, &[&organisation]).await?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// Told of each step of a load.
type Step<'a> = &'a (dyn Fn() + Send + Sync);

/// The rules, and the facts of one person.
pub(super) async fn one(tx: &mut Tx, known: Known, person: PersonId) -> Result<Facts> {
    let rules = rules(tx, known).await?;
    let people = people(tx, known, &rules, Some(person)).await?;
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
type HoldingRow = (PersonId, RoleId, Option<SiteId>, Option<NaiveDate>, Option<NaiveDate>, String);

/// Without texts: of all rows these are most, and words would be allocated one by one.
type CompletionRow = (CompletionId, PersonId, CourseId, NaiveDate, Option<NaiveDate>, i64, i64, PersonId);

/// The facts of everybody, in the order of their sort names, or of one person.
pub(super) async fn people(
    tx: &mut Tx,
    known: Known,
    rules: &Rules,
    one: Option<PersonId>,
) -> Result<Vec<PersonFacts>> {
    selected(tx, known, rules, one, &|| ()).await
}

async fn selected(
    tx: &mut Tx,
    known: Known,
    rules: &Rules,
    one: Option<PersonId>,
    step: Step<'_>,
) -> Result<Vec<PersonFacts>> {
    let mut people = names(tx, known, one).await?;
    let index: HashMap<PersonId, usize> = people.iter().enumerate().map(|(index, person)| (person.id, index)).collect();
    let at = |person: PersonId| index.get(&person).copied();
    let employments: Vec<PeriodRow> = known.all(tx, EMPLOYMENTS, one).await?;
    for (person, from, to) in employments {
        if let Some(index) = at(person) {
            people[index].employments.push(Period { from, to });
        }
    }
    let holdings: Vec<HoldingRow> = known.all(tx, HOLDINGS, one).await?;
    for (person, role, site, from, to, kind) in holdings {
        if let Some(index) = at(person) {
            let person = &mut people[index];
            let held = if kind == "job" { &mut person.holdings } else { &mut person.access };
            held.push(HoldingFact { role, site, period: Period { from, to } });
        }
    }
    let take = |row: CompletionRow| {
        step();
        if let Some(index) = at(row.1) {
            let (person, completion, recorded_by) = (&mut people[index], completion(row), row.7);
            if completion.verification == Verification::Pending {
                person.pending.push(PendingFact { completion: completion.id, recorded_by });
            }
            person.completions.push(completion);
        }
    };
    known.each(tx, COMPLETIONS, one, take).await?;
    for person in &mut people {
        person.employments.sort_unstable_by_key(|period| period.from);
        person
            .holdings
            .sort_unstable_by_key(|holding| (holding.period.from, holding.role, holding.site, holding.period.to));
        person.resolve(&rules.grants);
        person.completions.shrink_to_fit();
    }
    Ok(people)
}

const EMPLOYMENTS: &str = "SELECT f.person_id, v.valid_from, v.valid_to FROM employment f
    JOIN employment_version v ON v.employment_id = f.id AND {known} WHERE f.organisation_id = $1{one}";

const HOLDINGS: &str = "SELECT f.person_id, f.role_id, f.site_id, v.valid_from, v.valid_to, r.kind FROM holding f
    JOIN holding_version v ON v.holding_id = f.id AND {known}
    JOIN role r ON r.id = f.role_id WHERE f.organisation_id = $1{one}";

const COMPLETIONS: &str = "SELECT f.id, f.person_id, f.course_id, v.completed_on, v.expires_on, {result}, {verification}, f.recorded_by
    FROM completion f JOIN completion_version v ON v.completion_id = f.id AND {known} WHERE f.organisation_id = $1{one}";

async fn names(tx: &mut Tx, known: Known, one: Option<PersonId>) -> Result<Vec<PersonFacts>> {
    const SQL: &str = "SELECT id AS person_id, employee_number, first_name, last_name, sort_name, department, search
        FROM person WHERE organisation_id = $1";
    let rows: Vec<PersonRow> = match one {
        Some(person) => tx.all(AssertSqlSafe(format!("{SQL} AND id = $2")), &[&known.organisation, &person]).await?,
        None => tx.all(SQL, &[&known.organisation]).await?,
    };
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

fn completion((id, _, course, completed_on, expires_on, result, verification, _): CompletionRow) -> CompletionFact {
    let word = |index: i64| usize::try_from(index).unwrap_or(usize::MAX);
    CompletionFact {
        id,
        course,
        competency: None,
        completed_on,
        expires_on,
        outcome: Outcome::ALL.get(word(result)).copied().unwrap_or(Outcome::NotCompleted),
        verification: Verification::ALL.get(word(verification)).copied().unwrap_or(Verification::Pending),
    }
}

/// SQL that tells which of `words` stands in `column`, by its place among them.
fn numbered(column: &str, words: &[&str]) -> String {
    let cases: Vec<_> = words.iter().zip(0..).map(|(word, index)| format!("WHEN '{word}' THEN {index}")).collect();
    format!("CAST(CASE {column} {} ELSE -1 END AS BIGINT)", cases.join(" "))
}

/// "Last, First"; people with one name have it as it is.
fn listed_name(first: &str, last: &str) -> String {
    if first.is_empty() { last.to_owned() } else { format!("{last}, {first}") }
}
