//! Every operation of the API whose path names something, tried with what another tenant owns: made from the description, so
//! that a new endpoint is tried without a word here.
//!
//! What another tenant owns has to be answered exactly like what nobody owns. Its owner sends the same request last, and it has
//! to succeed: else it could have been refused for another reason. References in bodies and queries are tried by hand in `api`.

use super::{
    entries,
    ours::{self, MARK, Rows, THEIR_ADMIN},
};
use crate::{
    client::{Answer, Client},
    operation::{Named, Operation},
};
use docendo::{
    kernel::id::{CategoryId, CompetencyId, CourseId, DocumentId, PersonId, RequirementId, RoleId, SiteId},
    testing::{House, on_both},
};

macro_rules! named {
    ($id:expr, $name:expr) => {
        Named { number: $id.0.to_string(), uuid: $id.uuid().to_string(), name: $name.to_owned() }
    };
}

/// Which entities paths name, and one of each that a tenant owns. `None`: nobody said yet.
pub(crate) fn owned(rows: &Rows, role: &str, entity: &str) -> Option<Named> {
    Some(match entity {
        "category" => named!(rows.category, ""),
        "competency" => named!(rows.competency, ""),
        "course" => named!(rows.course, ""),
        "document" => named!(rows.document, ""),
        "person" => named!(rows.person, ""),
        "requirement" => named!(rows.requirement, ""),
        "role" => named!(rows.role, role),
        "site" => named!(rows.site, ""),
        _ => return None,
    })
}

/// The same of what nobody owns.
fn nobodys(entity: &str) -> Option<Named> {
    const NUMBER: i64 = 999_999;
    Some(match entity {
        "category" => named!(CategoryId(NUMBER), ""),
        "competency" => named!(CompetencyId(NUMBER), ""),
        "course" => named!(CourseId(NUMBER), ""),
        "document" => named!(DocumentId(NUMBER), ""),
        "person" => named!(PersonId(NUMBER), ""),
        "requirement" => named!(RequirementId(NUMBER), ""),
        "role" => named!(RoleId(NUMBER), "Nobody"),
        "site" => named!(SiteId(NUMBER), ""),
        _ => return None,
    })
}

/// The operations of the description whose paths name something; those that take something away come last.
async fn operations(client: &Client) -> Vec<Operation> {
    Operation::all(client).await.into_iter().filter(|operation| operation.path.contains('{')).collect()
}

/// What is told, whatever it was that was asked for.
fn comparable(answer: &Answer, names: &[String]) -> (u16, String, String) {
    let text = names.iter().fold(answer.text.clone(), |text, name| without(&text, name));
    (answer.status.as_u16(), answer.header("etag").to_owned(), text)
}

/// `text` without `name`; a number is compared whole.
fn without(text: &str, name: &str) -> String {
    if name.parse::<i64>().is_err() {
        return text.replace(name, "…");
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let runs = text.split_inclusive(|c: char| !is_digit(c)).map(|run| {
        let rest = run.trim_start_matches(is_digit);
        if run.len() - rest.len() == name.len() && run.starts_with(name) {
            format!("…{rest}")
        } else {
            run.to_owned()
        }
    });
    runs.collect()
}

/// Asks for every mixture of what another tenant owns and what the caller's own does, and for the same with what nobody owns.
async fn try_as_another_tenant(
    house: &House,
    theirs_admin: &Client,
    operation: &Operation,
    ours: &Rows,
    theirs: &Rows,
) {
    let all = |thing: &dyn Fn(&str) -> Option<Named>| -> Vec<String> {
        (0..operation.names()).map(|at| operation.name(at, &|entity: &str| thing(entity))).collect()
    };
    let foreign = all(&|entity| owned(ours, ours::ROLE, entity));
    let own = all(&|entity| owned(theirs, ours::THEIR_ROLE, entity));
    let unknown = all(&nobodys);
    for mixture in 1..1 << operation.names() {
        let is_foreign = |at: usize| mixture & (1 << at) != 0;
        let mix = |others: &[String]| -> Vec<String> {
            (0..own.len()).map(|at| if is_foreign(at) { others[at].clone() } else { own[at].clone() }).collect()
        };
        let (foreign, unknown) = (mix(&foreign), mix(&unknown));
        let before = entries(house).await;
        let answer = operation.send(theirs_admin, &foreign).await;
        let expected = operation.send(theirs_admin, &unknown).await;
        assert_eq!(comparable(&answer, &foreign), comparable(&expected, &unknown), "{operation} with {foreign:?}");
        assert!(!answer.text.contains(MARK), "{operation} shows a name: {}", answer.text);
        assert_eq!(entries(house).await, before, "{operation} changed something");
    }
}

#[tokio::test]
async fn what_another_tenant_owns_is_answered_like_what_nobody_owns() {
    on_both(async |house| {
        let (ours, theirs) = (ours::ours(&house).await, ours::theirs(&house).await);
        let theirs_admin = Client::anonymous(&house).await.signed_in(THEIR_ADMIN).await;
        let operations = operations(&theirs_admin).await;
        assert!(operations.len() > 8, "the description is empty");
        for operation in &operations {
            try_as_another_tenant(&house, &theirs_admin, operation, &ours, &theirs).await;
        }
        let owner = Client::admin(&house).await;
        for operation in &operations {
            let names =
                (0..operation.names()).map(|at| operation.name(at, &|entity: &str| owned(&ours, ours::ROLE, entity)));
            let names: Vec<String> = names.collect();
            let answer = operation.send(&owner, &names).await;
            assert!(answer.status.is_success(), "{operation} as its owner: {} {}", answer.status, answer.text);
        }
    })
    .await;
}
