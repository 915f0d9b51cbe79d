//! How an organisation comes into being, with its first person.

use crate::{
    db::Tx,
    error::{Error, Problem, Result, Rule},
    identity::{self, About, AccountAction, NewPassword, Passwords, Who, service::Handed},
    journal::Entry,
    kernel::{
        date::Period,
        input::{Draft as _, Input},
    },
    organisation::{self, OrganisationAction},
    people::{self, NewPerson, PersonAction, PersonDraft},
    work::{Door, Installation, Work},
};
use chrono::{DateTime, Utc};
use serde_json::json;

/// A new organisation and its first person, as they were typed.
#[derive(Clone, Default)]
pub struct NewOrganisation {
    /// Name of the organisation.
    pub name: String,
    /// First name of the person.
    pub first_name: String,
    /// Last name of the person.
    pub last_name: String,
    /// E-mail address of the person, which they sign in with.
    pub email: String,
    /// The person's password.
    pub password: String,
}

/// Creates an organisation with its access roles, and its first person as an employed administrator with an account. The demo
/// ends with it: its accounts are closed, for everybody knows their password. Whoever calls this has made sure that
/// they may, see [`super::SetUp`].
pub async fn create(installation: &Installation, new: NewOrganisation, door: Door, request_id: &str) -> Result<Who> {
    create_of_kind(installation, new, OrganisationKind::Another, (door, request_id), async |_| Ok(())).await
}

/// Like [`create`] for somebody who has to change the password, because it was made up for them.
pub async fn create_for(
    installation: &Installation,
    new: NewOrganisation,
    door: Door,
    request_id: &str,
) -> Result<Who> {
    create_of_kind(installation, new, OrganisationKind::HandedOver, (door, request_id), async |_| Ok(())).await
}

/// Like [`create`] from a page, but fails with [`Rule::SetUpClosed`] if there is an organisation that is not for trying out.
pub(super) async fn create_first(installation: &Installation, new: NewOrganisation, request_id: &str) -> Result<Who> {
    create_of_kind(installation, new, OrganisationKind::First, (Door::Page, request_id), async |_| Ok(())).await
}

/// Creates an organisation to be tried out: the demo password is good enough for its accounts. `furnish` fills it, as its
/// founder and in the same transaction.
pub async fn create_demo(
    installation: &Installation,
    new: NewOrganisation,
    door: Door,
    request_id: &str,
    furnish: impl AsyncFnOnce(&mut Work) -> Result<()>,
) -> Result<Who> {
    create_of_kind(installation, new, OrganisationKind::Demo, (door, request_id), furnish).await
}

/// What is left of [`NewOrganisation`] when it is as it must be.
struct Parsed {
    name: String,
    person: NewPerson,
    password: NewPassword,
}

/// What kind of organisation comes into being.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OrganisationKind {
    /// The first one of an installation, beside one for trying out.
    First,
    /// One that may have others beside it.
    Another,
    /// The same, for somebody whose password somebody else knows.
    HandedOver,
    /// One for trying out.
    Demo,
}

async fn create_of_kind(
    installation: &Installation,
    new: NewOrganisation,
    kind: OrganisationKind,
    (door, request_id): (Door, &str),
    furnish: impl AsyncFnOnce(&mut Work) -> Result<()>,
) -> Result<Who> {
    let parsed = parse(installation, &new).await?;
    if parsed.password.is_for_demo() && kind != OrganisationKind::Demo {
        return Err(Error::Refused(Rule::DemoPassword));
    }
    let births = async |tx: &mut Tx, now: DateTime<Utc>| insert(tx, &parsed, kind, now).await;
    installation
        .establish(door, request_id, births, async |work| {
            let ended = if kind == OrganisationKind::Demo { 0 } else { identity::service::end_demos(work).await? };
            record(work, &parsed, ended).await?;
            furnish(work).await?;
            Ok(work.who().clone())
        })
        .await
}

async fn parse(installation: &Installation, new: &NewOrganisation) -> Result<Parsed> {
    let mut flaws = Vec::new();
    let name = note(&mut flaws, organisation::service::name_of_new(&new.name))?;
    let input = PersonDraft {
        first_name: Input::text(new.first_name.clone()),
        last_name: Input::text(new.last_name.clone()),
        email: Input::text(new.email.clone()),
        ..PersonDraft::default()
    };
    let person = note(&mut flaws, input.parse().map_err(Error::from))?;
    if new.email.trim().is_empty() {
        note(&mut flaws, Err::<(), _>(Error::invalid("email", Problem::Required)))?;
    }
    let full_name = format!("{} {}", new.first_name, new.last_name);
    let about = About { email: &new.email, name: &full_name, organisation: &new.name };
    let password = note(&mut flaws, installation.part::<Passwords>().choose(&new.password, about).await)?;
    let parsed = (|| Some(Parsed { name: name?, person: person?, password: password? }))();
    match parsed {
        Some(parsed) if flaws.is_empty() => Ok(parsed),
        _ => Err(Error::Invalid(flaws)),
    }
}

/// The value, or nothing after adding its flaws to `flaws`; other errors are passed on.
fn note<T>(flaws: &mut Vec<crate::error::Flaw>, parsed: Result<T>) -> Result<Option<T>> {
    match parsed {
        Ok(value) => Ok(Some(value)),
        Err(Error::Invalid(more)) => {
            flaws.extend(more);
            Ok(None)
        }
        Err(other) => Err(other),
    }
}

/// Writes the organisation, its roles, its first person and the account: after this there is somebody who acts.
async fn insert(tx: &mut Tx, parsed: &Parsed, kind: OrganisationKind, now: DateTime<Utc>) -> Result<Who> {
    if kind == OrganisationKind::First {
        organisation::service::refuse_second(tx).await?;
    }
    let handed = if kind == OrganisationKind::HandedOver { Handed::Over } else { Handed::Nobody };
    let organisation =
        organisation::service::insert_organisation(tx, &parsed.name, kind == OrganisationKind::Demo, now).await?;
    let tenant = &mut tx.tenant(organisation);
    identity::service::seed_roles(tenant, now).await?;
    let person = people::service::insert_person(tenant, now, &parsed.person).await?;
    let account = identity::service::open_account(tenant, person, (&parsed.password, handed), now).await?;
    identity::service::administrator(tx, organisation, (person, account), handed).await
}

/// Writes the facts and the journal, on behalf of the new person. So many accounts of the demo were `ended`.
async fn record(work: &mut Work, parsed: &Parsed, ended: u64) -> Result<()> {
    let who = work.who().clone();
    let after = match ended {
        0 => json!({ "name": parsed.name }),
        ended => json!({ "name": parsed.name, "demo_closed": ended }),
    };
    work.record(Entry::new(OrganisationAction::Created, who.organisation).after(&after)).await?;
    work.record(Entry::new(PersonAction::Created, who.person).after(&parsed.person).about(who.person)).await?;
    work.record(Entry::new(AccountAction::Created, who.account).about(who.person)).await?;
    let today = work.today();
    people::service::employ(work, who.person, Period::since(today)).await?;
    identity::service::give_highest(work, who.person).await?;
    Ok(())
}
