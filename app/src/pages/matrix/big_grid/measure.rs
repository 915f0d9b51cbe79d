//! How large things of the grid are.

/// The columns before the cells: name and share.
pub(super) const LEAD: usize = 2;

/// How large the parts of the grid are, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) row: i32,
    pub(super) column: i32,
    pub(super) lead: i32,
    pub(super) head: i32,
}

/// A count as a factor for pixels; a browser ends long before `i32` does.
pub(super) fn pixels(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
