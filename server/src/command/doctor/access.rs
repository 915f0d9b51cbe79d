//! Who may enter: whether every organisation has an administrator, whether the demo has ended, and the key of the tokens.

use super::finding::{Finding, Grade};
use docendo::{
    Result,
    identity::service::{administrators, is_token_key_damaged},
    organisation::service::all,
    work::Installation,
};

const ABOUT: &str = "access";

/// Examines who may enter. Of tables of another version nothing is told but that they are.
pub(super) async fn examine(installation: &Installation) -> Vec<Finding> {
    if !installation.db.is_migrated().await {
        return Vec::new();
    }
    match look(installation).await {
        Ok(findings) if findings.is_empty() => {
            vec![Finding::new(ABOUT, Grade::Good, "every organisation has somebody who administers it")]
        }
        Ok(findings) => findings,
        Err(cause) => {
            let what = format!("who may enter could not be examined: {cause}");
            vec![
                Finding::new(ABOUT, Grade::Broken, what)
                    .remedy("mend first what is said of the database and its tables"),
            ]
        }
    }
}

async fn look(installation: &Installation) -> Result<Vec<Finding>> {
    let (organisations, able) = (all(installation).await?, administrators(installation).await?);
    let own = || organisations.iter().filter(|one| !one.is_demo);
    let mut findings = Vec::new();
    for lost in own().filter(|one| able.iter().all(|other| other.organisation != one.id)) {
        let what = format!("nobody may sign in as an administrator of {}", lost.name);
        findings.push(Finding::new(ABOUT, Grade::Broken, what).remedy(
            "docendo user add --email … --role system_admin makes one, also of somebody whose account is closed or who left",
        ));
    }
    if own().next().is_some() && able.iter().any(|one| one.is_demo) {
        let what = "the demo stands beside an organisation of your own, and everybody knows its password";
        findings.push(Finding::new(ABOUT, Grade::Doubtful, what).remedy("docendo demo --end closes its accounts"));
    }
    if is_token_key_damaged(installation).await? {
        let what =
            "the key of the tokens (token_key in the table setting) is damaged: no program gets in with its token";
        findings.push(Finding::new(ABOUT, Grade::Broken, what).remedy(
            "let a program sign in again, which makes a new key; then find out who changed the table, and what else they changed",
        ));
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::{
        demo,
        identity::{SignInKind, service::sign_in},
        testing::{House, PASSWORD, on_both},
    };

    async fn told(house: &House) -> Vec<(Grade, String)> {
        examine(&house.installation).await.into_iter().map(|finding| (finding.grade, finding.what)).collect()
    }

    async fn run(house: &House, sql: &'static str) {
        house.installation.alter(async |tx, _| Ok(tx.run(sql, &[]).await?)).await.unwrap();
    }

    #[tokio::test]
    async fn an_organisation_without_an_administrator_is_found() {
        on_both(async |house| {
            assert_eq!(told(&house).await[0].0, Grade::Good);
            run(&house, "UPDATE account SET is_active = FALSE").await;
            let told = told(&house).await;
            assert_eq!(told, [(Grade::Broken, "nobody may sign in as an administrator of Test works".to_owned())]);
        })
        .await;
    }

    #[tokio::test]
    async fn a_demo_beside_an_organisation_of_ones_own_is_doubted() {
        on_both(async |house| {
            demo::create(&house.installation).await.unwrap();
            assert_eq!(told(&house).await.iter().map(|(grade, _)| *grade).collect::<Vec<_>>(), [Grade::Doubtful]);
            docendo::identity::service::end_demo(&house.installation).await.unwrap();
            assert_eq!(told(&house).await[0].0, Grade::Good);
        })
        .await;
    }

    #[tokio::test]
    async fn a_damaged_key_is_found_and_the_next_sign_in_makes_a_new_one() {
        on_both(async |house| {
            let enter =
                async || sign_in(&house.installation, "admin@test.example", PASSWORD, "::1", SignInKind::Api).await;
            enter().await.unwrap();
            for damaged in [
                "UPDATE setting SET value = 'no key' WHERE name = 'token_key'",
                "UPDATE setting SET value = '' WHERE name = 'token_key'",
                "UPDATE setting SET value = 'abcd' WHERE name = 'token_key'",
            ] {
                run(&house, damaged).await;
                assert_eq!(told(&house).await.iter().map(|(grade, _)| *grade).collect::<Vec<_>>(), [Grade::Broken]);
                enter().await.unwrap();
                assert_eq!(told(&house).await[0].0, Grade::Good, "{damaged}");
            }
        })
        .await;
    }
}
