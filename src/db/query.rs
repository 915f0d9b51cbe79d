//! The builder of queries whose text is not one literal: filters, lists of identifiers, orders, pages.
//!
//! What becomes text is literals; every value is a parameter, a list of identifiers too, so that a text is prepared and planned
//! once, whatever it is asked for. Conditions spell their parameter `{}`, and the builder numbers it. A condition that is not given
//! is not in the text: PostgreSQL plans a statement once for all values, and a plan for "any or this one" would read every row.

#[cfg(test)]
mod tests;

use super::{
    list::{self, List, spell},
    param::{DbRow, Param},
    sql::{Scoped, Sql},
    tenant::{InTenant, bound},
    tx::Tx,
};
use crate::{
    error::Result,
    kernel::{
        id::Id,
        page::{ListPage, Page},
    },
};
use std::marker::PhantomData;

/// That a query is within no organisation.
pub(crate) struct Unscoped;

/// A query, within an organisation unless it says otherwise.
pub(crate) struct Query<'p, S = Scoped> {
    /// What a `SELECT` asks for; nothing if the text is that of a whole statement.
    columns: String,
    /// From `FROM` on, or the whole statement.
    text: String,
    params: Vec<QueryParam<'p>>,
    order: String,
    /// The alias of the rows of a page, and what is joined to them.
    late_join: Option<(&'static str, &'static str)>,
    tail: &'static str,
    /// The number of the first of `params`.
    first: usize,
    scope: PhantomData<S>,
}

/// A parameter of a query.
enum QueryParam<'p> {
    Value(&'p dyn Param),
    List(List),
}

impl QueryParam<'_> {
    fn param(&self) -> &dyn Param {
        match self {
            Self::Value(value) => *value,
            Self::List(list) => list,
        }
    }
}

/// By which column rows are ordered; `last` is one that no two rows share, so that every page continues the one before.
pub(crate) struct Order {
    pub(crate) column: &'static str,
    pub(crate) is_descending: bool,
    pub(crate) last: &'static str,
}

impl<S> Query<'_, S> {
    fn begin(columns: String, text: String, first: usize) -> Self {
        let (params, order, late_join, tail) = (Vec::new(), String::new(), None, "");
        Self { columns, text, params, order, late_join, tail, first, scope: PhantomData }
    }
}

impl Query<'_> {
    /// A whole statement that ends with its conditions.
    pub(crate) fn of(statement: Scoped) -> Self {
        Self::begin(String::new(), statement.as_str().to_owned(), 2)
    }

    /// A query for `columns` with `from`: `FROM … WHERE …`.
    pub(crate) fn select(columns: impl Into<Sql>, from: Scoped) -> Self {
        Self::begin(columns.into().as_str().to_owned(), from.as_str().to_owned(), 2)
    }

    /// A query for the `columns` of those rows of table `of` (its alias with a dot, or nothing where there is only one) that are
    /// the organisation's and have these identifiers. `from` ends before its `WHERE`. The sign keeps SQLite from reading the whole
    /// organisation through an index of it instead of looking the identifiers up.
    pub(crate) fn own_rows<I: Id>(columns: &'static str, from: &'static str, of: &'static str, ids: &[I]) -> Self {
        let text = format!("{from} WHERE +{of}organisation_id = $1");
        Self::begin(columns.to_owned(), text, 2).listed(&format!("{of}id"), List::of(ids))
    }
}

impl Query<'_, Unscoped> {
    /// A whole statement within no organisation; it ends with its conditions.
    pub(crate) fn unscoped(statement: &'static str) -> Self {
        Self::begin(String::new(), statement.to_owned(), 1)
    }
}

impl<'p, S> Query<'p, S> {
    /// The same with values for the next numbers, which the text spells out.
    pub(crate) fn bind(mut self, params: &[&'p dyn Param]) -> Self {
        self.params.extend(params.iter().copied().map(QueryParam::Value));
        self
    }

    /// The same with another column.
    pub(crate) fn column(mut self, column: impl Into<Sql>) -> Self {
        self.columns = format!("{}, {}", self.columns, column.into().as_str());
        self
    }

    /// The same where `condition` holds.
    pub(crate) fn and(mut self, condition: &'static str) -> Self {
        self.text = format!("{} AND ({condition})", self.text);
        self
    }

    /// The same where `condition` holds of `param`.
    pub(crate) fn and_of(self, condition: &'static str, param: &'p dyn Param) -> Self {
        self.push(" AND (", condition, param, ")")
    }

    /// The same where `condition` holds of `param`, if that is given.
    #[expect(clippy::ref_option, reason = "filters are structures with options, which callers borrow whole")]
    pub(crate) fn and_if<P: Param>(self, condition: &'static str, param: &'p Option<P>) -> Self {
        match param {
            Some(param) => self.and_of(condition, param),
            None => self,
        }
    }

    /// The same where `column` is one of these identifiers.
    pub(crate) fn among<I: Id>(self, column: &'static str, ids: &[I]) -> Self {
        self.listed(column, List::of(ids))
    }

    /// The same of identifiers as they are stored.
    pub(crate) fn among_numbers(self, column: &'static str, ids: impl IntoIterator<Item = i64>) -> Self {
        self.listed(column, ids.into_iter().collect())
    }

    fn listed(mut self, column: &str, list: List) -> Self {
        self.text = format!("{} AND {}", self.text, list::holds(column, self.next()));
        self.params.push(QueryParam::List(list));
        self
    }

    /// The same where `column` is one of these texts.
    pub(crate) fn among_texts(self, column: &'static str, texts: &[String]) -> Self {
        self.listed(column, List::Texts(texts.to_vec()))
    }

    /// The same in this order.
    pub(crate) fn order(mut self, order: impl Into<Sql>) -> Self {
        self.order = format!(" ORDER BY {}", order.into().as_str());
        self
    }

    /// The same with tables that only the rows of the page need: they are joined after the page is picked, and none may be missing
    /// for any row. The rows are called `alias` in the query, in `join` and in the columns.
    pub(crate) const fn join_after_paging(mut self, alias: &'static str, join: &'static str) -> Self {
        self.late_join = Some((alias, join));
        self
    }

    /// The same with what follows its conditions (`GROUP BY id`, `RETURNING id`).
    pub(crate) const fn then(mut self, tail: &'static str) -> Self {
        self.tail = tail;
        self
    }

    fn next(&self) -> usize {
        self.first + self.params.len()
    }

    fn push(mut self, before: &str, condition: &'static str, param: &'p dyn Param, after: &str) -> Self {
        let condition = condition.replace("{}", &format!("${}", self.next()));
        self.text = format!("{}{before}{condition}{after}", self.text);
        self.params.push(QueryParam::Value(param));
        self
    }

    fn params(&self) -> Vec<&dyn Param> {
        self.params.iter().map(QueryParam::param).collect()
    }

    /// The text of the rows, of which `limit` picks some.
    fn rows(&self, limit: &str) -> String {
        let Self { columns, text, order, late_join, tail, .. } = self;
        match late_join {
            Some((alias, join)) => {
                format!("SELECT {columns} FROM (SELECT {alias}.* {text}{order}{limit}) {alias} {join}{order}")
            }
            None if columns.is_empty() => format!("{text} {tail}{order}{limit}"),
            None => format!("SELECT {columns} {text} {tail}{order}{limit}"),
        }
    }

    fn count(&self) -> String {
        format!("SELECT COUNT(*) {}", self.text)
    }
}

impl Query<'_> {
    /// All rows.
    pub(crate) async fn all<T: DbRow>(self, within: &mut impl InTenant) -> Result<Vec<T>> {
        let mut tenant = within.tenant();
        let (tx, organisation) = tenant.parts();
        Ok(tx.all(spell(&self.rows(""), tx), &bound(organisation, &self.params())).await?)
    }

    /// The row, if there is one.
    pub(crate) async fn maybe<T: DbRow>(self, within: &mut impl InTenant) -> Result<Option<T>> {
        let mut tenant = within.tenant();
        let (tx, organisation) = tenant.parts();
        Ok(tx.maybe(spell(&self.rows(""), tx), &bound(organisation, &self.params())).await?)
    }

    /// Hands each row to `take`, without holding all of them.
    pub(crate) async fn each<T: DbRow>(self, within: &mut impl InTenant, take: impl FnMut(T) + Send) -> Result<()> {
        let mut tenant = within.tenant();
        let (tx, organisation) = tenant.parts();
        Ok(tx.each(spell(&self.rows(""), tx), &bound(organisation, &self.params()), take).await?)
    }

    /// Runs the statement; returns how many rows it changed.
    pub(crate) async fn run(self, within: &mut impl InTenant) -> Result<u64> {
        let mut tenant = within.tenant();
        let (tx, organisation) = tenant.parts();
        Ok(tx.run(spell(&self.rows(""), tx), &bound(organisation, &self.params())).await?)
    }

    /// The first rows, at most `limit`.
    pub(crate) async fn first<T: DbRow>(mut self, within: &mut impl InTenant, limit: i64) -> Result<Vec<T>> {
        let sql = self.rows(&format!(" LIMIT ${}", self.next()));
        self.params.push(QueryParam::Value(&limit));
        let mut tenant = within.tenant();
        let (tx, organisation) = tenant.parts();
        Ok(tx.all(spell(&sql, tx), &bound(organisation, &self.params())).await?)
    }

    /// The rows of `page`, and how many there are in all. They are not grouped: each row of the text is counted.
    pub(crate) async fn paged<T: DbRow>(mut self, within: &mut impl InTenant, page: Page) -> Result<ListPage<T>> {
        debug_assert!(self.tail.is_empty(), "what is grouped is not counted row by row");
        let mut tenant = within.tenant();
        let (tx, organisation) = tenant.parts();
        let (total,): (i64,) = tx.one(spell(&self.count(), tx), &bound(organisation, &self.params())).await?;
        let sql = self.rows(&format!(" LIMIT ${} OFFSET ${}", self.next(), self.next() + 1));
        self.params.extend([&page.limit as &dyn Param, &page.offset].map(QueryParam::Value));
        Ok(ListPage { rows: tx.all(spell(&sql, tx), &bound(organisation, &self.params())).await?, total })
    }
}

impl Query<'_, Unscoped> {
    /// All rows.
    pub(crate) async fn all<T: DbRow>(self, tx: &mut Tx) -> Result<Vec<T>> {
        Ok(tx.all(spell(&self.rows(""), tx), &self.params()).await?)
    }
}

impl From<Order> for Sql {
    fn from(order: Order) -> Self {
        let Order { column, is_descending, last } = order;
        let direction = if is_descending { " DESC" } else { "" };
        Self::built(format!("{column}{direction}, {last}{direction}"))
    }
}
