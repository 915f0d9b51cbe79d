//! What the server functions of people answer.

mod details;
mod facts;
mod person;

pub(super) use details::{change_person, create_person, open_details, open_person};
pub(super) use facts::{
    change_employment, change_job, find_employment, find_job, give_job, open_employment, open_job, record_employment,
    withdraw_employment, withdraw_job,
};
pub(super) use person::show;

use super::wire::{PATH, PeopleChoices, PersonLine};
use crate::{fault::Fault, form::Form, page::Listed, ui::Turn, visitor::Member};
use docendo::{
    Result,
    competence::{
        self,
        matrix::{MatrixRow, Query, RowKey, Totals},
        service::{matrix, people},
    },
    error::{Error, Flaws},
    kernel::{
        id::PersonId,
        page::{ListPage, Sort},
    },
    organisation,
    people::{Employed, PersonFilter, PersonRow, PersonSort, service},
    work::Read,
};
use std::collections::HashMap;

/// So many people are on one page.
const ROWS: i64 = 50;

pub(super) async fn list(member: &Member, asked: &Form) -> Result<Listed<PersonLine, PeopleChoices>, Fault> {
    let (mut flaws, today) = (Flaws::default(), member.today());
    let words = [("left", Employed::LeftBy(today)), ("all", Employed::Any)];
    let filter = PersonFilter {
        search: asked.text("search"),
        sites: asked.ids("site", &mut flaws),
        role: asked.id("role", &mut flaws),
        department: None,
        employed: asked.one_of("employed", &mut flaws, &words).unwrap_or(Employed::On(today)),
    };
    let order: Sort<PersonSort> = asked.word("sort", &mut flaws).unwrap_or_default();
    let turn = Turn::from_query(asked, ROWS, &mut flaws);
    flaws.check().map_err(Error::from)?;
    let load = async |read: &mut Read| {
        let part = people(read, &filter, order, turn.rows()).await?;
        let totals = totals(read, &part.rows).await?;
        let sites = organisation::service::sites(read).await?.into_iter();
        let roles = service::roles(read).await?.into_iter();
        let more = PeopleChoices {
            sites: sites.map(|site| (site.id.to_string(), site.name)).collect(),
            roles: roles.map(|role| (role.id.to_string(), role.name)).collect(),
        };
        Ok((part, totals, more))
    };
    let (ListPage { rows, total }, totals, more) = member.read(load).await?;
    turn.within(asked, PATH, total)?;
    let rows = rows.into_iter().map(|row| line(row, &totals)).collect();
    Ok(Listed { rows, total, turn, more })
}

/// The totals of the people of one page, of one matrix; none for those who may not see them.
async fn totals(read: &mut Read, rows: &[PersonRow]) -> Result<HashMap<PersonId, Totals>> {
    let people: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
    if people.is_empty() || !read.may(competence::access::SEE_STANDINGS) {
        return Ok(HashMap::new());
    }
    let (matrix, _) = matrix(read, Query { people, ..Query::on(read.today()) }, None).await?;
    let of_person = |row: MatrixRow| if let RowKey::Person(id) = row.key { Some((id, row.totals)) } else { None };
    Ok(matrix.rows.into_iter().filter_map(of_person).collect())
}

fn line(row: PersonRow, totals: &HashMap<PersonId, Totals>) -> PersonLine {
    let joined = |mut names: Vec<String>| {
        names.dedup();
        names.join(", ")
    };
    let required = totals.get(&row.id).filter(|totals| totals.required() > 0);
    PersonLine {
        id: row.id,
        number: row.employee_number,
        first_name: row.first_name,
        last_name: row.last_name,
        roles: joined(row.jobs.iter().map(|job| job.role_name.clone()).collect()),
        sites: joined(row.jobs.iter().filter_map(|job| job.site_name.clone()).collect()),
        started: row.employment.and_then(|period| period.from),
        standing: required.map(|totals| (totals.compliance(), totals.worst())),
    }
}
