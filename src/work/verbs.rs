//! What use cases ask of the database. The verbs bind the caller's organisation, as `$1`; the parameters that they are given
//! are `$2…`. Those that do not bind it are called `unscoped`.

use super::{Read, Work};
use crate::{
    db::{DbRow, InTenant, OwnRow, Param, Scoped, Sql, Tenant, Tx, sql},
    error::Result,
    kernel::id::Id,
};

impl Read {
    /// All rows of a query.
    pub async fn all<T: DbRow>(&mut self, sql: Scoped, params: &[&dyn Param]) -> Result<Vec<T>> {
        Ok(self.tenant().all(sql, params).await?)
    }

    /// The only row of a query that always has one.
    pub async fn one<T: DbRow>(&mut self, sql: Scoped, params: &[&dyn Param]) -> Result<T> {
        Ok(self.tenant().one(sql, params).await?)
    }

    /// The row of a query that has one or none.
    pub async fn maybe<T: DbRow>(&mut self, sql: Scoped, params: &[&dyn Param]) -> Result<Option<T>> {
        Ok(self.tenant().maybe(sql, params).await?)
    }

    /// The transaction within the caller's organisation, for what the verbs do not offer.
    pub fn tenant(&mut self) -> Tenant<'_> {
        self.tx.tenant(self.who.organisation)
    }

    /// The row of a query that has one or none and need not be the caller's organisation's. Whoever writes such a statement says in
    /// a comment why nothing of another organisation can be in its answer, or why it may be: the row hangs on one that was found
    /// within the organisation before, or what is asked concerns all organisations.
    pub async fn unscoped_maybe<T: DbRow>(&mut self, sql: impl Into<Sql>, params: &[&dyn Param]) -> Result<Option<T>> {
        Ok(self.tx.maybe(sql, params).await?)
    }

    /// The same for all rows of a query, for tests that look at tables.
    #[cfg(feature = "testing")]
    pub async fn unscoped_all<T: DbRow>(&mut self, sql: impl Into<Sql>, params: &[&dyn Param]) -> Result<Vec<T>> {
        Ok(self.tx.all(sql, params).await?)
    }

    /// The same for the only row of a query that always has one, for tests that look at tables.
    #[cfg(feature = "testing")]
    pub async fn unscoped_one<T: DbRow>(&mut self, sql: impl Into<Sql>, params: &[&dyn Param]) -> Result<T> {
        Ok(self.tx.one(sql, params).await?)
    }

    /// The transaction itself, within no organisation, for functions that also work when nobody is signed in.
    pub fn unscoped_tx(&mut self) -> &mut Tx {
        &mut self.tx
    }
}

impl Work {
    /// Runs a statement; returns how many rows it changed.
    pub async fn run(&mut self, sql: Scoped, params: &[&dyn Param]) -> Result<u64> {
        Ok(self.tenant().run(sql, params).await?)
    }

    /// Writes many rows, see [`Tenant::many`].
    pub async fn many<'a, T, const N: usize>(
        &mut self,
        head: Scoped,
        items: &'a [T],
        row: impl Fn(&'a T) -> [&'a dyn Param; N],
        tail: &'static str,
    ) -> Result<u64> {
        Ok(self.tenant().many(head, items, row, tail).await?)
    }

    /// Runs a statement on rows that need not be the caller's organisation's, see [`Read::unscoped_maybe`].
    pub async fn unscoped_run(&mut self, sql: impl Into<Sql>, params: &[&dyn Param]) -> Result<u64> {
        Ok(self.read.tx.run(sql, params).await?)
    }

    /// The same for many rows, see [`Tx::many`].
    pub async fn unscoped_many<'a, T, const N: usize>(
        &mut self,
        head: &'static str,
        items: &'a [T],
        row: impl Fn(&'a T) -> [&'a dyn Param; N],
        tail: &'static str,
    ) -> Result<u64> {
        Ok(self.read.tx.many(head, items, row, tail).await?)
    }

    /// Makes every other use case that locks this row, or writes it, wait until this one has ended; false if there is no such
    /// row in the caller's organisation.
    pub async fn lock<I: OwnRow>(&mut self, id: I) -> Result<bool> {
        self.lock_all(&[id]).await
    }

    /// The same with many rows; false if any of them is not there.
    pub async fn lock_all<I: OwnRow>(&mut self, ids: &[I]) -> Result<bool> {
        let found = self.tenant().lock(ids).await?;
        Ok(u64::try_from(ids.len()).is_ok_and(|wanted| wanted == found))
    }

    /// The same with the caller's organisation itself.
    pub async fn lock_organisation(&mut self) -> Result<()> {
        self.run(sql!("UPDATE organisation SET name = name WHERE id = $1"), &[]).await.map(drop)
    }

    /// Identifiers for rows that are written next, see [`Tx::reserve`].
    pub async fn reserve<I: Id>(&mut self, count: usize) -> Result<Vec<I>> {
        Ok(self.read.tx.reserve(count).await?)
    }
}

impl InTenant for Read {
    fn tenant(&mut self) -> Tenant<'_> {
        Self::tenant(self)
    }
}

impl InTenant for Work {
    fn tenant(&mut self) -> Tenant<'_> {
        self.read.tenant()
    }
}
