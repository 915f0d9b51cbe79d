//! Tests of competence: the rule by itself, and the use cases on both databases.

mod bearing;
mod lacking;
mod matrix;
mod outline;
mod overview;
mod plain_matrix;
mod properties;
mod rule;
mod tally;
#[cfg(feature = "testing")]
mod use_cases;
