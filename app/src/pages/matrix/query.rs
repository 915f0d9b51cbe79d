//! What the address of the matrix asks for, as the rules take it.

use super::address::{CELL, MatrixAddress, ROWS_BY, SHOWN, UNDER};
use crate::form::Form;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use docendo::{
    Result,
    competence::matrix::{By, Query, Show},
    error::{Flaws, Problem},
    kernel::id::{CompetencyId, Id as _, PersonId},
};
use std::ops::Range;

/// What the address asks for.
#[derive(Clone)]
pub(in crate::pages) struct MatrixRequest {
    /// For the rules.
    pub(in crate::pages) query: Query,
    /// With what was known when; none = now.
    pub(in crate::pages) known_at: Option<DateTime<Utc>>,
    /// The cell whose explanation is open.
    pub(super) cell: Option<(PersonId, CompetencyId)>,
    /// What people stand under.
    pub(super) under: Option<By>,
    /// The page of rows, from 1.
    pub(super) page: usize,
    /// The page of columns, from 1.
    pub(super) column_page: usize,
    /// Whom or what to go to.
    pub(super) find: String,
    /// The address itself.
    pub(in crate::pages) address: MatrixAddress,
}

/// How a browser writes a moment in a field.
const MOMENT: &str = "%Y-%m-%dT%H:%M";

fn moment(text: &str) -> Result<DateTime<Utc>, Problem> {
    let local = NaiveDateTime::parse_from_str(text, MOMENT)
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S"));
    local.map(|local| local.and_utc()).map_err(|_| Problem::NotADate)
}

fn cell(text: &str) -> Result<(PersonId, CompetencyId), Problem> {
    let (person, competency) = text.split_once('.').ok_or(Problem::NotAnId)?;
    let number = |text: &str| text.parse().map_err(|_| Problem::NotAnId);
    Ok((PersonId::of(number(person)?), CompetencyId::of(number(competency)?)))
}

impl MatrixRequest {
    /// What `written` asks for on the day `today`; every part that cannot be read is told.
    pub(in crate::pages) fn of(written: &Form, today: NaiveDate) -> Result<Self> {
        let mut flaws = Flaws::default();
        let query = Query {
            by: written.one_of("by", &mut flaws, &ROWS_BY).unwrap_or_default(),
            sites: written.ids("site", &mut flaws),
            role: written.id("role", &mut flaws),
            category: written.id("category", &mut flaws),
            courses: written.id("course", &mut flaws).into_iter().collect(),
            mandatory_only: written.ticked("mandatory"),
            show: written.one_of("show", &mut flaws, &SHOWN).unwrap_or_default(),
            ..Query::on(written.date("as_of", &mut flaws).unwrap_or(today))
        };
        // The fields of the filters always name a day. Kept, today's would be yesterday's tomorrow, in a saved view or a link.
        let written = written.clone();
        let written = if query.as_of == today { written.without("as_of") } else { written };
        let written = if query.show == Show::All { written.without("show") } else { written };
        let known_at = written.parse("known_at", &mut flaws, moment);
        let cell = written.parse(CELL, &mut flaws, cell);
        let under = written.one_of("under", &mut flaws, &UNDER);
        let page = written.number("page", &mut flaws).unwrap_or(1).max(1);
        let column_page = written.number("column_page", &mut flaws).unwrap_or(1).max(1);
        let find = written.value("find").to_owned();
        flaws.check()?;
        let address = MatrixAddress(written.without(CELL));
        Ok(Self { query, known_at, cell, under, page, column_page, find, address })
    }

    /// What the address says of `name` besides the filters, which is one of `words`; none if it says nothing.
    pub(super) fn word<T: Copy>(&self, name: &str, words: &[(&'static str, T)]) -> Result<Option<T>> {
        let mut flaws = Flaws::default();
        let value = self.address.0.one_of(name, &mut flaws, words);
        flaws.check()?;
        Ok(value)
    }

    /// The address of the matrix if `asked` writes it with a day that goes without saying.
    pub(super) fn plainer(&self, asked: &Form) -> Option<String> {
        let says_today = !asked.value("as_of").is_empty() && self.address.0.value("as_of").is_empty();
        says_today.then(|| self.address.with(CELL, Some(asked.value(CELL)).filter(|cell| !cell.is_empty())))
    }

    /// A range of the address such as `0-50`: the first, and the one after the last.
    pub(super) fn range(&self, name: &str) -> Result<Range<usize>> {
        let mut flaws = Flaws::default();
        let range = self.address.0.parse(name, &mut flaws, |text| {
            let (from, to) = text.split_once('-').ok_or(Problem::NotANumber)?;
            let number = |text: &str| text.parse().map_err(|_| Problem::NotANumber);
            Ok(number(from)?..number(to)?)
        });
        flaws.check()?;
        Ok(range.unwrap_or_default())
    }
}
