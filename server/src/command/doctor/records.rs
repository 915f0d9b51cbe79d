//! Completions that are to be looked at: whether results contradict their scores.

use super::finding::{Finding, Grade};
use docendo::{
    Result,
    competence::completion::{Contradiction, service::contradicting},
    work::Installation,
};

const ABOUT: &str = "completions";
/// So many are named.
const NAMED: usize = 20;

/// Examines the completions of all organisations. Of tables of another version nothing is told but that they are.
pub(super) async fn examine(installation: &Installation) -> Vec<Finding> {
    if !installation.db.is_migrated().await {
        return Vec::new();
    }
    vec![finding(contradicting(installation).await)]
}

fn finding(found: Result<Vec<Contradiction>>) -> Finding {
    match found {
        Ok(found) if found.is_empty() => Finding::new(ABOUT, Grade::Good, "no result contradicts its score without a reason"),
        Ok(found) => Finding::new(ABOUT, Grade::Doubtful, sentence(&found)).remedy(
            "look at each on the page of its person; withdraw what is wrong and record it again, with the reason if the result overrides the score",
        ),
        Err(cause) => Finding::new(ABOUT, Grade::Broken, format!("completions could not be examined: {cause}"))
            .remedy("mend first what is said of the database and its tables"),
    }
}

/// How many there are, and where.
fn sentence(found: &[Contradiction]) -> String {
    let place = |one: &Contradiction| format!("{} of {} at /people/{}", one.course_code, one.completed_on, one.person);
    let places: Vec<String> = found.iter().take(NAMED).map(place).collect();
    let more = found.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    format!(
        "completions whose result contradicts their score and the pass mark of the course, without a reason: {} ({}{more})",
        found.len(),
        places.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::{
        demo,
        testing::{House, on_both},
    };

    async fn run(house: &House, sql: &'static str) -> u64 {
        house.installation.alter(async |tx, _| Ok(tx.run(sql, &[]).await?)).await.unwrap()
    }

    #[tokio::test]
    async fn results_that_contradict_their_scores_without_a_reason_are_counted_and_named() {
        on_both(async |house| {
            demo::create(&house.installation).await.unwrap();
            let told = async || examine(&house.installation).await.remove(0);
            assert_eq!(told().await.grade, Grade::Good);
            // As an earlier version let it be recorded.
            let older = "UPDATE completion_version SET score = 1 WHERE id = (SELECT MIN(v.id) FROM completion_version v
                         JOIN completion f ON f.id = v.completion_id JOIN course c ON c.id = f.course_id
                         WHERE c.passing_score IS NOT NULL AND v.result = 'passed' AND v.verification = 'verified'
                           AND v.superseded_at IS NULL)";
            assert_eq!(run(&house, older).await, 1);
            let found = told().await;
            assert_eq!(found.grade, Grade::Doubtful);
            assert!(
                found.what.contains("without a reason: 1 (") && found.what.contains(" at /people/"),
                "{}",
                found.what
            );
            run(&house, "UPDATE completion_version SET reason = 'An oral examination' WHERE score = 1").await;
            assert_eq!(told().await.grade, Grade::Good);
        })
        .await;
    }

    #[test]
    fn of_many_the_first_are_named() {
        let one = Contradiction {
            person: docendo::kernel::id::PersonId(7),
            course_code: "WELD".into(),
            completed_on: docendo::testing::day("2026-03-02"),
        };
        let said = sentence(&std::iter::repeat_n(one, 23).collect::<Vec<_>>());
        assert_eq!(said.matches("WELD of 2026-03-02 at /people/7").count(), 20, "{said}");
        assert!(said.contains("a reason: 23 (") && said.ends_with(", and 3 more)"), "{said}");
    }
}
