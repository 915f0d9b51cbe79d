//! How an organisation comes into being, with its first person.

use super::account;
use crate::{
    db::Tx,
    error::{Error, Flaws, Result, Rule},
    identity::{self, AccountAction, NewPassword, TypedPassword, Who, service::Handed},
    journal::Entry,
    kernel::{
        date::Period,
        input::{Draft as _, Input, Line, draft},
    },
    organisation::{self, OrganisationAction},
    people::{self, NewPerson, PersonAction, PersonDraft},
    work::{Door, Installation, Work},
};
use chrono::{DateTime, Utc};
use serde_json::json;

draft! {
    /// A new organisation and its first person, as somebody describes them.
    draft OrganisationDraft;
    /// A new organisation and its first person.
    value NewOrganisation;
    {
        /// Name of the organisation.
        name: Line<200>;
        /// The person, who signs in with their e-mail address.
        ..person: PersonDraft => NewPerson;
        /// The person's password.
        password: TypedPassword;
    }
}

impl OrganisationDraft {
    /// An organisation called `name`, whose first person has these names, this address and this password.
    #[must_use]
    pub fn named(name: &str, (first, last): (&str, &str), email: &str, password: &str) -> Self {
        let person = PersonDraft {
            first_name: Input::text(first),
            last_name: Input::text(last),
            email: Input::text(email),
            ..PersonDraft::default()
        };
        Self { name: Input::text(name), person, password: TypedPassword::new(password).into() }
    }
}

/// Creates an organisation with its access roles, and its first person as an employed administrator with an account. The demo
/// ends with it: its accounts are closed, for everybody knows their password. Whoever calls this has made sure that
/// they may, see [`super::SetUp`].
pub async fn create(
    installation: &Installation,
    draft: OrganisationDraft,
    door: Door,
    request_id: &str,
) -> Result<Who> {
    create_of_kind(installation, draft, OrganisationKind::Another, (door, request_id), async |_| Ok(())).await
}

/// Like [`create`] for somebody who has to change the password, because it was made up for them.
pub async fn create_for(
    installation: &Installation,
    draft: OrganisationDraft,
    door: Door,
    request_id: &str,
) -> Result<Who> {
    create_of_kind(installation, draft, OrganisationKind::HandedOver, (door, request_id), async |_| Ok(())).await
}

/// Like [`create`] from a page, but fails with [`Rule::SetUpClosed`] if there is an organisation that is not for trying out.
pub(super) async fn create_first(
    installation: &Installation,
    draft: OrganisationDraft,
    request_id: &str,
) -> Result<Who> {
    create_of_kind(installation, draft, OrganisationKind::First, (Door::Page, request_id), async |_| Ok(())).await
}

/// Creates an organisation to be tried out: the demo password is good enough for its accounts. `furnish` fills it, as its
/// founder and in the same transaction.
pub async fn create_demo(
    installation: &Installation,
    draft: OrganisationDraft,
    door: Door,
    request_id: &str,
    furnish: impl AsyncFnOnce(&mut Work) -> Result<()>,
) -> Result<Who> {
    create_of_kind(installation, draft, OrganisationKind::Demo, (door, request_id), furnish).await
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
    draft: OrganisationDraft,
    kind: OrganisationKind,
    (door, request_id): (Door, &str),
    furnish: impl AsyncFnOnce(&mut Work) -> Result<()>,
) -> Result<Who> {
    let (new, password) = parse(installation, &draft).await?;
    if password.is_for_demo() && kind != OrganisationKind::Demo {
        return Err(Error::Refused(Rule::DemoPassword));
    }
    let births = async |tx: &mut Tx, now: DateTime<Utc>| insert(tx, (&new, &password), kind, now).await;
    installation
        .establish(door, request_id, births, async |work| {
            let ended = if kind == OrganisationKind::Demo { 0 } else { identity::service::end_demos(work).await? };
            record(work, &new, ended).await?;
            furnish(work).await?;
            Ok(work.who().clone())
        })
        .await
}

/// What `draft` describes, and the password hashed, or every flaw of it.
async fn parse(installation: &Installation, draft: &OrganisationDraft) -> Result<(NewOrganisation, NewPassword)> {
    let mut flaws = Flaws::default();
    let new = draft.read(None, &mut flaws);
    let (person, name) = (&draft.person, account::text(&draft.name));
    let password = account::password(installation, person, &draft.password, &name, &mut flaws).await?;
    Ok(flaws.check_with(new.zip(password))?)
}

/// Writes the organisation, its roles, its first person and the account: after this there is somebody who acts.
async fn insert(
    tx: &mut Tx,
    (new, password): (&NewOrganisation, &NewPassword),
    kind: OrganisationKind,
    now: DateTime<Utc>,
) -> Result<Who> {
    if kind == OrganisationKind::First {
        organisation::service::refuse_second(tx).await?;
    }
    let handed = if kind == OrganisationKind::HandedOver { Handed::Over } else { Handed::Nobody };
    let organisation =
        organisation::service::insert_organisation(tx, &new.name, kind == OrganisationKind::Demo, now).await?;
    let tenant = &mut tx.tenant(organisation);
    identity::service::seed_roles(tenant, now).await?;
    let person = people::service::insert_person(tenant, now, &new.person).await?;
    let account = identity::service::open_account(tenant, person, (password, handed), now).await?;
    identity::service::administrator(tx, organisation, (person, account), handed).await
}

/// Writes the facts and the journal, on behalf of the new person. So many accounts of the demo were `ended`.
async fn record(work: &mut Work, new: &NewOrganisation, ended: u64) -> Result<()> {
    let who = work.who().clone();
    let after = match ended {
        0 => json!({ "name": new.name }),
        ended => json!({ "name": new.name, "demo_closed": ended }),
    };
    work.record(Entry::new(OrganisationAction::Created, who.organisation).after(&after)).await?;
    work.record(Entry::new(PersonAction::Created, who.person).after(&new.person).about(who.person)).await?;
    work.record(Entry::new(AccountAction::Created, who.account).about(who.person)).await?;
    let today = work.today();
    people::service::employ(work, who.person, Period::since(today)).await?;
    identity::service::give_highest(work, who.person).await?;
    Ok(())
}
