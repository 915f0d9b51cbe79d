//! What is wrong with a field, as sentences.

use crate::t;
use docendo::{error::Problem, kernel::size::Size};

/// A problem as a sentence in the language of the page.
#[must_use]
pub fn sentence(problem: &Problem) -> String {
    let key = format!("problem-{}", problem.code());
    match problem {
        Problem::TooLong(count) | Problem::TooShort(count) => t!(&key, count = *count),
        Problem::OutOfRange(least, most) | Problem::NotWhole(least, most) => t!(&key, least = *least, most = *most),
        Problem::NotPositive(most) => t!(&key, most = *most),
        // Years are written without marks between their digits.
        Problem::FarAway(first, last) => t!(&key, first = first.to_string(), last = last.to_string()),
        Problem::Unknown(entity) => t!(&key, entity = t!(&format!("entity-{}", entity.code()))),
        Problem::Unheard(entity, None) => t!(&format!("{key}-{}", entity.code())),
        Problem::Unheard(entity, Some(near)) => t!(&format!("{key}-{}-near", entity.code()), near = near.clone()),
        Problem::NoRoom { used, quota } => t!(&key, used = size(*used), quota = size(*quota)),
        Problem::TooLarge(bytes) => t!(&key, count = *bytes / (1024 * 1024)),
        Problem::Before(day) => t!(&key, day = crate::text::day(*day)),
        Problem::BelowPassMark(mark) | Problem::ReachesPassMark(mark) => t!(&key, mark = *mark),
        Problem::Required
        | Problem::NotANumber
        | Problem::NotADate
        | Problem::NotABool
        | Problem::NotText
        | Problem::NotAList
        | Problem::NotAnObject
        | Problem::NotOneOf(_)
        | Problem::NotAnEmail
        | Problem::NotAUrl
        | Problem::NotAnId
        | Problem::BadCharacter
        | Problem::NobodyMatches
        | Problem::SeveralMatch
        | Problem::Ungranted
        | Problem::Repeated
        | Problem::EndsBeforeStart
        | Problem::InFuture
        | Problem::Guessable
        | Problem::WrongPassword
        | Problem::NotRepeated
        | Problem::Unchanged
        | Problem::NothingToOverride
        | Problem::NoScore
        | Problem::Fixed => t!(&key),
    }
}

/// A size, as people read it.
fn size(size: Size) -> String {
    crate::text::size(i64::try_from(size.0).unwrap_or(i64::MAX))
}
