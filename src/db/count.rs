//! Counts statements, for tests of what does not grow with the number of rows.

use std::cell::Cell;

tokio::task_local! {
    /// How many statements ran within [`count_statements`].
    static STATEMENTS: Cell<usize>;
}

/// Notes that a statement runs, if somebody counts them.
pub(super) fn count_statement() {
    // Outside of a count there is none.
    STATEMENTS.try_with(|count| count.set(count.get() + 1)).unwrap_or_default();
}

/// What comes of `work`, and how many statements ran for it.
pub(crate) async fn count_statements<T>(work: impl Future<Output = T>) -> (T, usize) {
    let counted = async {
        let value = work.await;
        (value, STATEMENTS.with(Cell::get))
    };
    STATEMENTS.scope(Cell::new(0), counted).await
}
