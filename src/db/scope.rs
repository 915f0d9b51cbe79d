//! Whether a text of SQL names its tenant, asked while it is compiled: that is why these are plain loops over bytes.
//!
//! A statement names it with the condition `organisation_id = $1` of a table in it, or with `id = $1` of the table `organisation`
//! itself; each part of a `UNION` for itself. No alternative may lead around the condition; only what belongs to no organisation
//! may be seen beside it: `(organisation_id = $1 OR organisation_id IS NULL)`. An insert names it with `$1` as the value of
//! `organisation_id`, or with `organisation_id` as the first column of rows that follow.
//!
//! It guards against forgetting, not against intent: to which of several tables the condition belongs, a reader sees and
//! the tests of tenant isolation try.

#[cfg(test)]
mod tests;

const COLUMN: &[u8] = b"organisation_id";
const IS_TENANT: &[u8] = b" = $1";

/// Whether `text` names its tenant.
pub(super) const fn names_tenant(text: &str) -> bool {
    let text = text.as_bytes();
    if starts(text, after_space(text, 0), b"INSERT") { inserts(text) } else { filters(text) }
}

const fn inserts(text: &[u8]) -> bool {
    let columns = find(text, 0, b"(");
    let values = find_word(text, columns, b"VALUES");
    if values < text.len() {
        let column = place(text, columns, COLUMN);
        column < usize::MAX && place(text, find(text, values, b"("), b"$1") == column
    } else if find_word(text, columns, b"SELECT") < text.len() {
        filters(text)
    } else {
        place(text, columns, COLUMN) == 0
    }
}

/// The place of `item` in the list that begins with the bracket at `open`, from 0; the largest number if it is not in it.
const fn place(text: &[u8], open: usize, item: &[u8]) -> usize {
    let (mut at, mut depth, mut place) = (open, 0, 0);
    while at < text.len() {
        match text[at] {
            b'(' => depth += 1,
            b')' if depth == 1 => break,
            b')' => depth -= 1,
            b',' if depth == 1 => place += 1,
            _ if depth == 1 && is_word(text, at, item) => return place,
            _ => {}
        }
        at += 1;
    }
    usize::MAX
}

const fn filters(text: &[u8]) -> bool {
    let (mut at, mut parts, mut named) = (0, 1, 0);
    while at < text.len() {
        if is_word(text, at, b"UNION") {
            parts += 1;
        } else if is_condition(text, at, COLUMN) || is_condition(text, at, b"id") && is_of_organisations(text, at) {
            named += 1;
        }
        at += 1;
    }
    named >= parts
}

/// Whether at `at` stands the condition that `column` is the tenant, and every row has to fulfil it.
const fn is_condition(text: &[u8], at: usize, column: &[u8]) -> bool {
    let end = at + column.len() + IS_TENANT.len();
    if !is_word(text, at, column) || !starts(text, at + column.len(), IS_TENANT) || is_name(text, end) {
        return false;
    }
    let (begin, brackets) = begin(text, at);
    (ends_with(text, begin, b"WHERE") || ends_with(text, begin, b"AND") || ends_with(text, begin, b"ON"))
        && has_no_alternative_before(text, begin)
        && has_no_alternative_after(text, end, brackets)
}

/// Where the condition begins whose column stands at `at`: before its alias, its sign and its brackets; and how many these are.
const fn begin(text: &[u8], at: usize) -> (usize, usize) {
    let (mut begin, mut brackets) = (at, 0);
    while begin > 0 && (is_name(text, begin - 1) || text[begin - 1] == b'.' || text[begin - 1] == b'+') {
        begin -= 1;
    }
    begin = before_space(text, begin);
    while begin > 0 && text[begin - 1] == b'(' {
        (begin, brackets) = (before_space(text, begin - 1), brackets + 1);
    }
    (begin, brackets)
}

/// Whether nothing before `end`, back to the beginning of its `WHERE` or `ON`, is joined to it with `OR`.
const fn has_no_alternative_before(text: &[u8], end: usize) -> bool {
    let (mut at, mut depth) = (end, 0);
    while at > 0 {
        at -= 1;
        match text[at] {
            b')' => depth += 1,
            // A condition within brackets is part of another one.
            b'(' if depth == 0 => return is_word(text, after_space(text, at + 1), b"SELECT"),
            b'(' => depth -= 1,
            _ if depth == 0 && is_word(text, at, b"WHERE") => return !is_of_excluded(text, at),
            _ if depth == 0 && is_word(text, at, b"ON") => return !is_of_outer_join(text, at),
            _ if depth == 0 && is_word(text, at, b"OR") => return false,
            _ => {}
        }
    }
    false
}

/// Whether what stands at `at` is about rows that are excluded: what is not among the tenant's is somebody else's.
const fn is_of_excluded(text: &[u8], at: usize) -> bool {
    let (mut open, mut depth) = (at, 0);
    while open > 0 {
        open -= 1;
        match text[open] {
            b')' => depth += 1,
            b'(' if depth == 0 => {
                let before = before_space(text, open);
                return ends_with(text, before, b"NOT IN") || ends_with(text, before, b"NOT EXISTS");
            }
            b'(' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// Whether the `ON` at `on` is of an outer join, which keeps rows that do not fulfil it.
const fn is_of_outer_join(text: &[u8], on: usize) -> bool {
    let mut at = on;
    while at > 0 {
        at -= 1;
        if is_word(text, at, b"JOIN") {
            let before = before_space(text, at);
            return ends_with(text, before, b"LEFT")
                || ends_with(text, before, b"RIGHT")
                || ends_with(text, before, b"OUTER");
        }
    }
    false
}

/// Whether nothing from `from` on, to the end of its clause, is joined to it with `OR`; within its own `brackets`, what belongs
/// to no organisation may be.
const fn has_no_alternative_after(text: &[u8], from: usize, brackets: usize) -> bool {
    let (mut at, mut depth, mut outermost) = (from, brackets, brackets);
    while at < text.len() {
        match text[at] {
            b'(' => depth += 1,
            b')' if depth == 0 => return true,
            b')' => {
                depth -= 1;
                outermost = if depth < outermost { depth } else { outermost };
            }
            _ if depth == outermost
                && is_word(text, at, b"OR")
                && (depth == 0 || !lets_in_what_is_nobodys(text, at)) =>
            {
                return false;
            }
            _ if depth == 0 && ends_clause(text, at) => return true,
            _ => {}
        }
        at += 1;
    }
    true
}

/// Whether the alternative at `at` is `OR organisation_id IS NULL`, or that under a condition of its own, and nothing else.
const fn lets_in_what_is_nobodys(text: &[u8], at: usize) -> bool {
    let (mut end, mut depth) = (at, 0);
    while end < text.len() && !(text[end] == b')' && depth == 0) {
        match text[end] {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ if end > at && is_word(text, end, b"OR") => return false,
            _ => {}
        }
        end += 1;
    }
    ends_with(text, end, b"organisation_id IS NULL") || ends_with(text, end, b"organisation_id IS NULL)")
}

/// Whether at `at` begins what follows a `WHERE` or an `ON`.
const fn ends_clause(text: &[u8], at: usize) -> bool {
    is_word(text, at, b"WHERE")
        || is_word(text, at, b"JOIN")
        || is_word(text, at, b"GROUP")
        || is_word(text, at, b"ORDER")
        || is_word(text, at, b"UNION")
        || is_word(text, at, b"RETURNING")
}

/// Whether the `WHERE` with the condition at `at` is of the table of organisations.
const fn is_of_organisations(text: &[u8], at: usize) -> bool {
    let (begin, _) = begin(text, at);
    let before = before_space(text, begin.saturating_sub(b"WHERE".len()));
    ends_with(text, begin, b"WHERE")
        && (ends_with(text, before, b"FROM organisation") || starts(text, 0, b"UPDATE organisation SET"))
}

/// Whether at `at` stands `word`, and not as a part of a longer one.
const fn is_word(text: &[u8], at: usize, word: &[u8]) -> bool {
    starts(text, at, word) && !is_name(text, at + word.len()) && (at == 0 || !is_name(text, at - 1))
}

/// Whether at `at` stands a character of a name or number.
const fn is_name(text: &[u8], at: usize) -> bool {
    at < text.len() && (text[at].is_ascii_alphanumeric() || text[at] == b'_')
}

const fn starts(text: &[u8], at: usize, with: &[u8]) -> bool {
    let mut place = 0;
    while place < with.len() && at + place < text.len() && text[at + place] == with[place] {
        place += 1;
    }
    place == with.len()
}

const fn ends_with(text: &[u8], end: usize, with: &[u8]) -> bool {
    end >= with.len() && starts(text, end - with.len(), with)
}

const fn find(text: &[u8], from: usize, what: &[u8]) -> usize {
    let mut at = from;
    while at < text.len() && !starts(text, at, what) {
        at += 1;
    }
    at
}

const fn find_word(text: &[u8], from: usize, word: &[u8]) -> usize {
    let mut at = from;
    while at < text.len() && !is_word(text, at, word) {
        at += 1;
    }
    at
}

const fn after_space(text: &[u8], at: usize) -> usize {
    let mut at = at;
    while at < text.len() && text[at].is_ascii_whitespace() {
        at += 1;
    }
    at
}

const fn before_space(text: &[u8], at: usize) -> usize {
    let mut at = at;
    while at > 0 && text[at - 1].is_ascii_whitespace() {
        at -= 1;
    }
    at
}
