//! What the address of the matrix asks for, and the addresses of its parts.

use crate::{form::Form, visitor::Member};
use axum::http::Uri;
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
    /// The address as it was written, without what goes without saying: today, and everything.
    written: Form,
}

/// The words for the rows in the address.
pub(super) const ROWS_BY: [(&str, By); 3] = [("person", By::Person), ("role", By::Role), ("site", By::Site)];
/// What people may stand under, in the address.
pub(super) const UNDER: [(&str, By); 2] = [("site", By::Site), ("role", By::Role)];
/// The words for what is shown in the address.
pub(super) const SHOWN: [(&str, Show); 5] = [
    ("all", Show::All),
    ("blocked", Show::Blocked),
    ("gaps", Show::Gaps),
    ("expiring", Show::ExpiringRequired),
    ("overdue", Show::Overdue),
];
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
    /// Reads the address of the page.
    pub(in crate::pages) fn parse(member: &Member) -> Result<Self> {
        Self::read(member.visitor.query(), member.today())
    }

    /// Reads what an address says as it is `written`; every part that cannot be read is told.
    pub(in crate::pages) fn read(written: Form, today: NaiveDate) -> Result<Self> {
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
        let written = if query.as_of == today { written.without("as_of") } else { written };
        let written = if query.show == Show::All { written.without("show") } else { written };
        let known_at = written.parse("known_at", &mut flaws, moment);
        let cell = written.parse("cell", &mut flaws, cell);
        let under = written.one_of("under", &mut flaws, &UNDER);
        let page = written.number("page", &mut flaws).unwrap_or(1).max(1);
        let column_page = written.number("column_page", &mut flaws).unwrap_or(1).max(1);
        let find = written.value("find").to_owned();
        flaws.check()?;
        Ok(Self { query, known_at, cell, under, page, column_page, find, written })
    }

    /// The value of a filter as it was written.
    pub(super) fn written(&self, name: &str) -> String {
        self.written.value(name).to_owned()
    }

    /// What the address says of `name` besides the filters, which is one of `words`; none if it says nothing.
    pub(super) fn word<T: Copy>(&self, name: &str, words: &[(&'static str, T)]) -> Result<Option<T>> {
        let mut flaws = Flaws::default();
        let value = self.written.one_of(name, &mut flaws, words);
        flaws.check()?;
        Ok(value)
    }

    /// The address of the matrix if `uri` writes it with a day that goes without saying.
    pub(super) fn plainer(&self, uri: &Uri) -> Option<String> {
        let says_today = !Form::of_query(uri.query().unwrap_or_default()).value("as_of").is_empty()
            && self.written.value("as_of").is_empty();
        says_today.then(|| self.written.address("/matrix", &[]))
    }

    /// The address as a form, for the filters.
    pub(in crate::pages) fn form(&self) -> Form {
        self.written.clone()
    }

    /// The address of the same matrix with `name` set to `value`, or without it.
    pub(super) fn with(&self, name: &str, value: Option<&str>) -> String {
        self.written.address("/matrix", &[(name, value)])
    }

    /// The address with the explanation of a cell open.
    pub(super) fn cell_address(&self, person: PersonId, competency: CompetencyId) -> String {
        self.with("cell", Some(&format!("{person}.{competency}")))
    }

    /// The address of the people of a group: the same matrix by person, of that role or site.
    pub(super) fn group_address(&self, name: &str, value: &str) -> String {
        self.written.address(
            "/matrix",
            &[("by", None), ("under", None), ("cell", None), ("page", None), ("find", None), (name, Some(value))],
        )
    }

    /// The addresses of the pages of rows or, by `name`, of columns.
    pub(super) fn pages(self, name: &'static str) -> impl Fn(usize) -> String + Send + Sync + 'static {
        move |page| self.part("/matrix", &[(name, Some(&page.to_string()))])
    }

    /// `path` for the same matrix, without what is only about how the page shows it, with `changes`.
    pub(super) fn part(&self, path: &str, changes: &[(&str, Option<&str>)]) -> String {
        let dropped = ["cell", "find", "page", "column_page"].map(|name| (name, None));
        let kept = dropped.into_iter().filter(|(name, _)| path != "/matrix" || !name.ends_with("page"));
        let others = kept.filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let all: Vec<(&str, Option<&str>)> = others.chain(changes.iter().copied()).collect();
        self.written.address(path, &all)
    }

    /// A range of the address such as `0-50`: the first, and the one after the last.
    pub(super) fn range(&self, name: &str) -> Result<Range<usize>> {
        let mut flaws = Flaws::default();
        let range = self.written.parse(name, &mut flaws, |text| {
            let (from, to) = text.split_once('-').ok_or(Problem::NotANumber)?;
            let number = |text: &str| text.parse().map_err(|_| Problem::NotANumber);
            Ok(number(from)?..number(to)?)
        });
        flaws.check()?;
        Ok(range.unwrap_or_default())
    }
}
