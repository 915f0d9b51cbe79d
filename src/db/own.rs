//! Rows of an organisation that others refer to, by the types of their identifiers.

use super::{query::Query, sql::Scoped, tenant::Tenant};
use crate::{
    db::sql,
    error::Result,
    kernel::id::{CategoryId, CompetencyId, CourseId, Id, PersonId, RoleId, SiteId},
};

/// An identifier of rows that belong to an organisation.
pub trait OwnRow: Id {
    /// Asks for the identifiers of the rows that an organisation sees; conditions may follow. The sign is explained at
    /// [`Query::own_rows`](super::Query::own_rows).
    const ROWS: Scoped;
    /// Makes others wait who want rows of an organisation: they are written as they are. Conditions follow.
    const LOCK: Scoped;
}

macro_rules! own_rows {
    ($($id:ty = $rows:literal, locked by $column:literal;)*) => {$(
        impl OwnRow for $id {
            const ROWS: Scoped = sql!("SELECT id FROM ", <$id>::TABLE, " WHERE ", $rows);
            const LOCK: Scoped = sql!(
                "UPDATE ", <$id>::TABLE, " SET ", $column, " = ", $column, " WHERE +organisation_id = $1"
            );
        }
    )*};
}

own_rows! {
    // Some categories are there for every organisation.
    CategoryId = "(organisation_id = $1 OR organisation_id IS NULL)", locked by "code";
    CompetencyId = "+organisation_id = $1", locked by "code";
    CourseId = "+organisation_id = $1", locked by "version";
    PersonId = "+organisation_id = $1", locked by "version";
    RoleId = "+organisation_id = $1", locked by "code";
    SiteId = "+organisation_id = $1", locked by "name";
}

impl Tenant<'_> {
    /// Makes every other transaction that locks one of these rows, or writes it, wait until this one has ended. Returns how many
    /// there are.
    pub async fn lock<I: OwnRow>(&mut self, ids: &[I]) -> Result<u64> {
        Query::of(I::LOCK).among("id", ids).run(self).await
    }
}

/// Asks for the job roles of an organisation, for references that a role of access must not fulfil; conditions may follow.
pub(crate) const JOB_ROLES: Scoped = sql!("SELECT id FROM role WHERE +organisation_id = $1 AND kind = 'job'");

#[cfg(all(test, feature = "testing"))]
mod tests {
    use crate::{kernel::entity::ROWS, testing::on_both};

    #[tokio::test]
    async fn every_table_that_an_entity_names_is_there() {
        on_both(async |house| {
            let mut tx = house.installation.db.read().await.unwrap();
            let tables = tx.tables().await.unwrap();
            for (entity, _, name) in ROWS {
                assert!(tables.iter().any(|table| table.name == *name && table.has_key()), "{entity}: {name}");
            }
        })
        .await;
    }
}
