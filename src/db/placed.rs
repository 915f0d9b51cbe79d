//! Words that are read as numbers, because so many of them are read: a text would be allocated for each.

use super::sql::Sql;
use crate::kernel::words::Word;
use sqlx::{Database, Decode, Type, error::BoxDynError};
use std::fmt::Write as _;

/// A word that the database tells by its place, see [`place_of`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Placed<W>(pub(crate) W);

/// Which of its words stands in `column`, by its place among them, to be read as [`Placed`].
pub(crate) fn place_of<W: Word>(column: &'static str) -> Sql {
    let mut cases = String::new();
    for (place, word) in W::WORDS.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(cases, " WHEN '{word}' THEN {place}");
    }
    Sql::built(format!("CAST(CASE {column}{cases} ELSE -1 END AS BIGINT)"))
}

impl<DB: Database, W> Type<DB> for Placed<W>
where
    i64: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <i64 as Type<DB>>::type_info()
    }

    fn compatible(info: &DB::TypeInfo) -> bool {
        <i64 as Type<DB>>::compatible(info)
    }
}

impl<'r, DB: Database, W: Word> Decode<'r, DB> for Placed<W>
where
    i64: Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
        let place = <i64 as Decode<'r, DB>>::decode(value)?;
        let word = usize::try_from(place).ok().and_then(|place| W::VALUES.get(place));
        word.map(|word| Self(*word)).ok_or_else(|| "a word that this version does not know is stored".into())
    }
}

#[cfg(test)]
#[cfg(feature = "testing")]
mod tests {
    use super::*;
    use crate::{competence::completion::Outcome, testing::on_both};

    #[tokio::test]
    async fn a_word_is_read_by_its_place_and_one_that_nobody_knows_is_an_error() {
        on_both(async |house| {
            let mut tx = house.installation.db.read().await.unwrap();
            for (stored, outcome) in Outcome::CODES.iter().zip(Outcome::ALL) {
                let sql =
                    format!("SELECT {} FROM (SELECT '{stored}' AS word) one", place_of::<Outcome>("word").as_str());
                assert_eq!(tx.one::<(Placed<Outcome>,)>(Sql::built(sql), &[]).await.unwrap().0, Placed(*outcome));
            }
            let sql = format!("SELECT {} FROM (SELECT 'excellent' AS word) one", place_of::<Outcome>("word").as_str());
            let refused = tx.one::<(Placed<Outcome>,)>(Sql::built(sql), &[]).await.unwrap_err().to_string();
            assert!(refused.contains("does not know"), "{refused}");
        })
        .await;
    }
}
