//! On whose behalf a command acts: whoever can run it has the database in their hands, but the journal wants a name.

use super::Outcome;
use docendo::{
    identity::service,
    organisation::service::exists_any,
    work::{Caller, Door, Installation},
};

/// The caller with the account of `email`; without one, the administrator of the only organisation.
pub(super) async fn actor(installation: &Installation, email: Option<&str>) -> Outcome<Caller> {
    let who = match email {
        Some(email) => {
            let found = service::who_is(installation, email).await;
            found.map_err(|error| format!("nobody can act as {email}: {error}"))?
        }
        None => only_administrator(installation).await?,
    };
    Ok(installation.caller(who, Door::Command, "command"))
}

async fn only_administrator(installation: &Installation) -> Outcome<docendo::identity::Who> {
    let mut administrators = service::administrators(installation).await?;
    // Whoever tries out the demo beside their own organisation means their own.
    if administrators.iter().any(|one| !one.is_demo) {
        administrators.retain(|one| !one.is_demo);
    }
    let Some(first) = administrators.first() else { return Err(nobody(installation).await?.into()) };
    if administrators.iter().any(|one| one.organisation != first.organisation) {
        let emails: Vec<&str> = administrators.iter().map(|one| one.email.as_str()).collect();
        return Err(format!(
            "there are several organisations: say on whose behalf with --as, one of {}",
            emails.join(", ")
        )
        .into());
    }
    Ok(service::who_is(installation, &first.email).await?)
}

/// Why nobody can act: there is no organisation, or none has an administrator left.
async fn nobody(installation: &Installation) -> Outcome<&'static str> {
    let has_any = exists_any(installation).await?;
    Ok(if has_any {
        "no administrator is left who may sign in: make one with docendo user add --email … and add --role system_admin"
    } else {
        "there is no organisation yet: create one in the browser, or add --organisation to user add"
    })
}
