//! A transaction within one organisation: its verbs bind the organisation themselves, as `$1`.

use super::{
    param::{DbRow, Param},
    sql::Scoped,
    tx::Tx,
};
use crate::kernel::id::OrganisationId;

/// A transaction within one organisation. Its statements name their tenant, or they do not compile (see
/// [`sql!`](crate::db::sql)); the parameters that its verbs are given are `$2…`.
pub struct Tenant<'t> {
    tx: &'t mut Tx,
    organisation: OrganisationId,
}

/// What works within one organisation.
pub trait InTenant: Send {
    /// The transaction within it.
    fn tenant(&mut self) -> Tenant<'_>;
}

impl InTenant for Tenant<'_> {
    fn tenant(&mut self) -> Tenant<'_> {
        Tenant { tx: self.tx, organisation: self.organisation }
    }
}

impl Tx {
    /// The transaction within `organisation`.
    pub const fn tenant(&mut self, organisation: OrganisationId) -> Tenant<'_> {
        Tenant { tx: self, organisation }
    }
}

impl Tenant<'_> {
    /// All rows of a query.
    pub async fn all<T: DbRow>(&mut self, sql: Scoped, params: &[&dyn Param]) -> Result<Vec<T>, sqlx::Error> {
        self.tx.all(sql.as_str(), &bound(&self.organisation, params)).await
    }

    /// The only row of a query that always has one.
    pub async fn one<T: DbRow>(&mut self, sql: Scoped, params: &[&dyn Param]) -> Result<T, sqlx::Error> {
        self.tx.one(sql.as_str(), &bound(&self.organisation, params)).await
    }

    /// The row of a query that has one or none.
    pub async fn maybe<T: DbRow>(&mut self, sql: Scoped, params: &[&dyn Param]) -> Result<Option<T>, sqlx::Error> {
        self.tx.maybe(sql.as_str(), &bound(&self.organisation, params)).await
    }

    /// Runs a statement; returns how many rows it changed.
    pub async fn run(&mut self, sql: Scoped, params: &[&dyn Param]) -> Result<u64, sqlx::Error> {
        self.tx.run(sql.as_str(), &bound(&self.organisation, params)).await
    }

    /// Writes many rows, see [`Tx::many`]. The first column of `head` is `organisation_id`; `row` gives the values of the others.
    pub async fn many<'a, T, const N: usize>(
        &mut self,
        head: Scoped,
        items: &'a [T],
        row: impl Fn(&'a T) -> [&'a dyn Param; N],
        tail: &'static str,
    ) -> Result<u64, sqlx::Error> {
        self.tx.rows_of(Some(self.organisation), head.as_str(), items, row, tail).await
    }

    /// The transaction itself: what it does is within no organisation.
    pub const fn unscoped_tx(&mut self) -> &mut Tx {
        self.tx
    }

    /// The transaction and the organisation, for what is built in here.
    pub(super) const fn parts(&mut self) -> (&mut Tx, &OrganisationId) {
        (self.tx, &self.organisation)
    }

    /// Within which organisation it is.
    pub const fn organisation(&self) -> OrganisationId {
        self.organisation
    }
}

/// `organisation` as the first parameter, before `params`.
pub(super) fn bound<'p>(organisation: &'p OrganisationId, params: &[&'p dyn Param]) -> Vec<&'p dyn Param> {
    std::iter::once(organisation as &dyn Param).chain(params.iter().copied()).collect()
}
