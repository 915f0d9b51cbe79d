//! Users: registration by staff, and one's own profile (Entraide, "Register User", "Retrieve User Profile").

use super::token::Tokens;
use crate::api::kit::{
    Answer, ApiCaller, ApiWriter, Created, body, endpoint,
    kind::{email, line, verbatim, word},
};
use axum::Json;
use chrono::{DateTime, NaiveDate, SubsecRound as _, Utc};
use docendo::{
    error::{Entity, Problem},
    identity::TypedPassword,
    kernel::{id::Id as _, input::Input},
    people::{self, Person, PersonDraft},
    provisioning::{Registered, RegistrationDraft, register as register_person},
};
use serde::Serialize;
use utoipa::ToSchema;

body! {
    /// Somebody to be registered.
    create RegistrationIn as "EntraideRegistration";
    {
        email "email": String = email(), example "newuser@example.com";
        first_name "first_name": Option<String> = line(200), example "New";
        last_name "last_name": Option<String> = line(200), example "User";
        /// 12 to 200 characters, and not easy to guess.
        password "password": String = verbatim().told_between(12, Some(200)).password(), example "quarry-lantern-27-otters";
        role "role": String = word(WORDS).telling(&["admin", "trainer", "student"]).parse(role), example "student";
    }
}

/// A new user with their tokens.
#[derive(Serialize, ToSchema)]
#[schema(as = EntraideRegistered)]
pub(crate) struct RegisteredOut {
    user: UserOut,
    #[serde(flatten)]
    tokens: Tokens,
}

/// A user.
#[derive(Serialize, ToSchema)]
#[schema(as = EntraideUser)]
pub(crate) struct UserOut {
    #[schema(example = 51)]
    id: i64,
    email: String,
    /// Empty: the e-mail address is the login name.
    #[schema(example = "")]
    username: &'static str,
    first_name: String,
    last_name: String,
    #[schema(example = "student")]
    role: &'static str,
    date_joined: DateTime<Utc>,
    is_active: bool,
}

/// One's own profile.
#[derive(Serialize, ToSchema)]
#[schema(as = EntraideProfile)]
pub(crate) struct ProfileOut {
    #[serde(flatten)]
    user: UserOut,
    profile_picture: Option<String>,
    birth_date: Option<NaiveDate>,
    birth_city: Option<String>,
    #[serde(rename = "CIN_id")]
    cin_id: Option<String>,
    phone_number: Option<String>,
    address: Option<String>,
    city: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// Whether somebody else set the password, which then has to be changed in a browser. Beyond the contract.
    must_change_password: bool,
}

impl UserOut {
    /// `person`, who has an account and the access roles with these codes, highest first.
    fn of(person: &Person, roles: &[String]) -> Self {
        let role = roles.iter().find_map(|code| ROLES.iter().find(|(_, ours)| ours == code));
        Self {
            id: person.id.number(),
            email: person.email.clone().unwrap_or_default(),
            username: "",
            first_name: person.first_name.clone(),
            last_name: person.last_name.clone(),
            role: role.map_or("student", |(word, _)| word),
            date_joined: person.created_at.trunc_subsecs(0),
            is_active: true,
        }
    }
}

/// The contract's words for access roles, and ours. Supervisors of centres and associations come with centres.
const ROLES: &[(&str, &str)] = &[("admin", "system_admin"), ("trainer", "trainer"), ("student", "learner")];
/// All words of the contract.
const WORDS: &[&str] = &["admin", "center_supervisor", "association_supervisor", "trainer", "student"];

/// Our code of the access role that the contract calls `word`.
fn role(word: &str) -> Result<String, Problem> {
    let ours = ROLES.iter().find(|(theirs, _)| *theirs == word).map(|(_, ours)| (*ours).to_owned());
    ours.ok_or(Problem::Unknown(Entity::Role))
}

impl From<RegistrationIn> for RegistrationDraft {
    fn from(RegistrationIn { email, first_name, last_name, password, role }: RegistrationIn) -> Self {
        // Somebody has one name at least; without any they are called by what stands before the @.
        let (first_name, last_name) = match (first_name, last_name) {
            (first, Some(last)) => (first, last),
            (Some(only), None) => (None, only),
            (None, None) => (None, email.split('@').next().unwrap_or_default().to_owned()),
        };
        let first_name = Input::text(first_name.unwrap_or_default());
        let (last_name, email) = (Input::text(last_name), Input::text(email));
        let person = PersonDraft { first_name, last_name, email, ..PersonDraft::default() };
        Self { person, password: TypedPassword::new(password).into(), role: Input::text(role) }
    }
}

endpoint! {
    /// Register a user, who is employed from today on; their refresh token, which whoever registers them gets, lasts an hour.
    /// Nobody gives a role above their own. Sent again with its `Idempotency-Key`, the user is the same, and the tokens are new:
    /// tokens are not kept.
    register "entraide_users_register": "The user and their tokens";
    400 "somebody has the e-mail address";
}
pub(crate) async fn register(caller: ApiWriter, new: RegistrationIn) -> Answer<Created<Json<RegisteredOut>>> {
    let role = new.role.clone();
    let Registered { person, signed_in } = register_person(&caller, new.into()).await?;
    let user = UserOut::of(&person, &[role]);
    Ok(Created(Json(RegisteredOut { user, tokens: Tokens::of(signed_in)? })))
}

endpoint! {
    /// Get one's own profile.
    me "entraide_users_me": "The profile";
}
pub(crate) async fn me(caller: ApiCaller) -> Answer<Json<ProfileOut>> {
    let me = caller.who().person;
    let person = caller.read(async |read| people::service::find(read, me).await).await?;
    Ok(Json(ProfileOut {
        user: UserOut::of(&person, &caller.who().roles),
        profile_picture: None,
        birth_date: None,
        birth_city: None,
        cin_id: None,
        phone_number: None,
        address: None,
        city: None,
        created_at: person.created_at.trunc_subsecs(0),
        updated_at: person.updated_at.trunc_subsecs(0),
        must_change_password: caller.who().must_change_password,
    }))
}
