//! Rows of an organisation that others refer to, by the types of their identifiers.

use super::sql::Scoped;
use crate::{
    db::sql,
    kernel::id::{CategoryId, CompetencyId, CourseId, Id, PersonId, RoleId, SiteId},
};

/// An identifier of rows that belong to an organisation.
pub trait OwnRow: Id {
    /// Asks for the identifiers of the rows that an organisation sees; conditions may follow. The sign is explained at
    /// [`Query::own_rows`](super::Query::own_rows).
    const ROWS: Scoped;
    /// Makes others wait who want the row with identifier `$2`: it is written as it is.
    const LOCK: Scoped;
}

macro_rules! own_rows {
    ($($id:ty = $table:literal, $rows:literal, locked by $column:literal;)*) => {$(
        impl OwnRow for $id {
            const ROWS: Scoped = sql!("SELECT id FROM ", $table, " WHERE ", $rows);
            const LOCK: Scoped =
                sql!("UPDATE ", $table, " SET ", $column, " = ", $column, " WHERE organisation_id = $1 AND id = $2");
        }
    )*};
}

own_rows! {
    // Some categories are there for every organisation.
    CategoryId = "category", "(organisation_id = $1 OR organisation_id IS NULL)", locked by "code";
    CompetencyId = "competency", "+organisation_id = $1", locked by "code";
    CourseId = "course", "+organisation_id = $1", locked by "version";
    PersonId = "person", "+organisation_id = $1", locked by "version";
    RoleId = "role", "+organisation_id = $1", locked by "code";
    SiteId = "site", "+organisation_id = $1", locked by "name";
}
