//! Users: registration by staff, and one's own profile (Entraide, "Register User", "Retrieve User Profile").

use super::{
    error::{Detail, FailureBody},
    token::Tokens,
};
use crate::api::kit::{Answer, ApiCaller, ApiState, Body, Created, Failure, MayGiveAccess};
use axum::Json;
use chrono::{DateTime, NaiveDate, SubsecRound as _, Utc};
use docendo::{
    error::{Entity, Problem},
    identity::service::{Registered, Registration, access_roles_of, register as register_person},
    kernel::{field, id::Id as _},
    people::{self, Person, PersonInput},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The endpoints.
pub(super) fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(register)).routes(routes!(me))
}

/// Somebody to be registered.
#[derive(Deserialize, ToSchema)]
#[schema(as = EntraideRegistration)]
#[expect(dead_code, reason = "describes the body, which is read field by field")]
struct RegistrationIn {
    #[schema(example = "newuser@example.com", format = Email)]
    email: String,
    /// At most 200 characters.
    #[schema(
        example = "New",
        max_length = 200,
        pattern = r"^[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*$"
    )]
    first_name: Option<String>,
    /// At most 200 characters.
    #[schema(
        example = "User",
        max_length = 200,
        pattern = r"^[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*$"
    )]
    last_name: Option<String>,
    /// 12 to 200 characters, and not easy to guess.
    #[schema(
        example = "quarry-lantern-27-otters",
        format = Password,
        min_length = 12,
        max_length = 200,
        pattern = r"^[^\u0000]*$"
    )]
    password: String,
    /// admin, trainer or student.
    #[schema(example = "student", pattern = r"^(admin|trainer|student)$")]
    role: String,
}

/// A new user with their tokens.
#[derive(Serialize, ToSchema)]
#[schema(as = EntraideRegistered)]
struct RegisteredOut {
    user: UserOut,
    #[serde(flatten)]
    tokens: Tokens,
}

/// A user.
#[derive(Serialize, ToSchema)]
#[schema(as = EntraideUser)]
struct UserOut {
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
struct ProfileOut {
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

fn registration(mut body: Body) -> Result<Registration, Failure> {
    let email = body.text("email").parse(|text| field::email(Some(&text))?.ok_or(Problem::Required)).required();
    let first_name = body.text("first_name").optional().filter(|name| !name.trim().is_empty());
    let last_name = body.text("last_name").optional().filter(|name| !name.trim().is_empty());
    let password = body.text("password").required();
    let role = body.text("role").word(WORDS).parse(|word| {
        let ours = ROLES.iter().find(|(theirs, _)| *theirs == word).map(|(_, ours)| (*ours).to_owned());
        ours.ok_or(Problem::Unknown(Entity::Role))
    });
    let role = role.required();
    body.finish(|| {
        let email = email?;
        // Somebody has one name at least; without any they are called by what stands before the @.
        let (first_name, last_name) = match (first_name, last_name) {
            (first, Some(last)) => (first, last),
            (Some(only), None) => (None, only),
            (None, None) => (None, email.split('@').next().unwrap_or_default().to_owned()),
        };
        let last_name = Some(last_name);
        let person = PersonInput { first_name, last_name, email: Some(email), ..PersonInput::default() };
        Some(Registration { person, password: password?, role: role? })
    })
}

/// Register a user, who is employed from today on; their refresh token, which whoever registers them gets, lasts an hour.
/// Nobody gives a role above their own.
#[utoipa::path(
    post, path = "/api/accounts/users/register", tag = "entraide", operation_id = "entraide_users_register",
    request_body = RegistrationIn,
    responses(
        (status = 201, description = "The user and their tokens", body = RegisteredOut),
        (status = 400, description = "Some fields are wrong or missing, or somebody has the e-mail address", body = FailureBody),
        (status = 401, description = "Missing or invalid token", body = Detail),
        (status = 403, description = "The caller may not give accounts", body = Detail),
        (status = 429, description = "Throttled", body = Detail),
    ),
)]
async fn register(caller: MayGiveAccess, body: Body) -> Answer<Created<RegisteredOut>> {
    let new = registration(body)?;
    let role = new.role.clone();
    let Registered { person, signed_in } = register_person(&caller, new).await?;
    let user = UserOut::of(&person, &[role]);
    Ok(Created(RegisteredOut { user, tokens: Tokens::of(signed_in)? }))
}

/// Get one's own profile.
#[utoipa::path(
    get, path = "/api/accounts/users/me", tag = "entraide", operation_id = "entraide_users_me",
    responses(
        (status = 200, description = "The profile", body = ProfileOut),
        (status = 401, description = "Missing or invalid token", body = Detail),
        (status = 429, description = "Throttled", body = Detail),
    ),
)]
async fn me(caller: ApiCaller) -> Answer<Json<ProfileOut>> {
    let me = caller.who().person;
    let (person, roles) = caller
        .read(async |read| Ok((people::service::find(read, me).await?, access_roles_of(read, me).await?)))
        .await?;
    Ok(Json(ProfileOut {
        user: UserOut::of(&person, &roles),
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
