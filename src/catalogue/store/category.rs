//! SQL of categories.

use crate::{
    catalogue::model::{Category, CategoryCode, NewCategory},
    db::sql,
    error::Result,
    kernel::id::CategoryId,
    work::{Read, Work},
};

/// The categories that the caller's organisation sees, in the order of lists.
pub(in crate::catalogue) async fn all(read: &mut Read, with_system: bool, only_active: bool) -> Result<Vec<Category>> {
    read.all(
        sql!(
            "SELECT id, organisation_id, name, code, description, display_order, is_active FROM category
             WHERE (organisation_id = $1 OR ($2 AND organisation_id IS NULL)) AND (is_active OR NOT $3)
             ORDER BY display_order, folded_name, id"
        ),
        &[&with_system, &only_active],
    )
    .await
}

/// The category with identifier `id`, if the caller's organisation sees it.
pub(in crate::catalogue) async fn find(read: &mut Read, id: CategoryId) -> Result<Option<Category>> {
    read.maybe(
        sql!(
            "SELECT id, organisation_id, name, code, description, display_order, is_active FROM category
             WHERE (organisation_id = $1 OR organisation_id IS NULL) AND id = $2"
        ),
        &[&id],
    )
    .await
}

/// Whether a system category has `code`.
pub(in crate::catalogue) async fn is_of_system(read: &mut Read, code: &CategoryCode) -> Result<bool> {
    let sql = "SELECT id FROM category WHERE organisation_id IS NULL AND folded_code = $1";
    // Unscoped: system categories are everybody's.
    let row: Option<(CategoryId,)> = read.unscoped_maybe(sql, &[&code.folded()]).await?;
    Ok(row.is_some())
}

/// Writes a new category of the caller's organisation; nothing if one of its own has the code already.
pub(in crate::catalogue) async fn insert(work: &mut Work, new: &NewCategory) -> Result<Option<CategoryId>> {
    let now = work.now;
    let row: Option<(CategoryId,)> = work
        .maybe(
            sql!(
                "INSERT INTO category (organisation_id, name, code, folded_name, folded_code, description, display_order, is_active, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE, $8) ON CONFLICT DO NOTHING RETURNING id"
            ),
            &[
                &new.name, &new.code, &new.name.folded(), &new.code.folded(), &new.description, &new.display_order, &now,
            ],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}
