//! Who may do what, endpoint by endpoint: whoever holds an access role is answered 403 where the table of who may what says so, and
//! nowhere else. The endpoints and the use cases that they carry out come from the description, so that a new one is tried without
//! a word, unless it may be about its caller.

use crate::{
    client::Client,
    operation::Operation,
    people::somebody,
    tenant_isolation::{
        by_path::owned,
        ours::{self, ROLE, Rows},
    },
};
use axum::http::StatusCode;
use docendo::{
    identity::{AccessRole, Permissions, SEED, service::who_is},
    kernel::id::PersonId,
    testing::on_both,
    use_cases,
};

/// A use case that an operation says it carries out.
struct AskedUseCase {
    is_open: bool,
    or_oneself: bool,
}

/// What `operation` asks of whoever has `permissions`.
fn asked(operation: &Operation, permissions: Permissions) -> Vec<AskedUseCase> {
    let all = operation.told["x-use-cases"].as_array().into_iter().flatten();
    let asked = all.map(|one| {
        let name = one["name"].as_str().unwrap();
        let use_case = use_cases::named(name).unwrap_or_else(|| panic!("{operation}: there is no use case {name}"));
        AskedUseCase { is_open: use_case.is_open_to(permissions), or_oneself: one["orOneself"] == true }
    });
    asked.collect()
}

/// What a path names, one of each of ours; a person is `person`.
fn names(operation: &Operation, rows: &Rows, person: PersonId) -> Vec<String> {
    let rows = Rows { person, ..*rows };
    (0..operation.names()).map(|at| operation.name(at, &|entity: &str| owned(&rows, ROLE, entity))).collect()
}

/// The parameters with which an operation is asked about others that may be about its caller.
fn about(operation: &Operation, person: PersonId) -> Vec<(&'static str, String)> {
    match operation.told["operationId"].as_str().unwrap() {
        "ehs_matrix_get" => vec![("type", "role_course".to_owned())],
        "ehs_matrix_gaps" => vec![("userId", person.uuid().to_string())],
        _ if operation.names() > 0 => Vec::new(),
        _ => panic!("nobody knows how {operation} is asked about others: say it here"),
    }
}

/// Somebody who holds an access role.
struct Holder {
    role: &'static AccessRole,
    client: Client,
    person: PersonId,
}

impl Holder {
    /// Whether `operation` is refused for the lack of a permission.
    async fn is_forbidden(&self, operation: &Operation, names: &[String], asked: &[(&str, &str)]) -> bool {
        operation.send_asking(&self.client, names, asked).await.status == StatusCode::FORBIDDEN
    }

    /// Tries `operation` about others, and about themselves if it may be.
    async fn tries(&self, operation: &Operation, rows: &Rows) {
        let asked = asked(operation, self.role.permissions.iter().copied().collect());
        assert_eq!(!asked.is_empty(), operation.told["responses"]["403"].is_object(), "{operation}");
        let expected = asked.iter().any(|one| !one.is_open);
        let others = names(operation, rows, rows.person);
        if asked.iter().any(|one| one.or_oneself) {
            let own = names(operation, rows, self.person);
            assert!(!self.is_forbidden(operation, &own, &[]).await, "{operation} by {} themselves", self.role.code);
            let about = about(operation, rows.person);
            let about: Vec<(&str, &str)> = about.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(
                self.is_forbidden(operation, &others, &about).await,
                expected,
                "{operation} by {}",
                self.role.code
            );
        } else {
            assert_eq!(self.is_forbidden(operation, &others, &[]).await, expected, "{operation} by {}", self.role.code);
        }
    }
}

#[tokio::test]
async fn whoever_holds_an_access_role_is_answered_403_where_the_table_says_so_and_nowhere_else() {
    on_both(async |house| {
        let rows = ours::ours(&house).await;
        let mut holders = Vec::new();
        for role in SEED {
            let email = format!("{}@test.example", role.code);
            let client = somebody(&house, &email, role.code).await;
            let person = who_is(&house.installation, &email).await.unwrap().person;
            holders.push(Holder { role, client, person });
        }
        for operation in Operation::all(&holders[0].client).await {
            for holder in &holders {
                holder.tries(&operation, &rows).await;
            }
        }
    })
    .await;
}
