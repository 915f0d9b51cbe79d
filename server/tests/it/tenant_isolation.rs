//! Tenant isolation: one organisation never sees another's rows. Another tenant walks every route with identifiers of ours.
//!
//! The routes of the API come from its own description and those of the pages from their router. What stands in a path of the
//! API is tried without a word (`by_path`); a route that takes identifiers in a body or query alone, or a page, fails here until
//! it is in the tables of `api` or `pages`, which say with which identifiers it is walked.

mod api;
pub(crate) mod by_path;
pub(crate) mod functions;
pub(crate) mod ours;
pub(crate) mod pages;
pub(crate) mod step;

use crate::client::Client;
use axum::http::{Method, StatusCode};
use docendo::testing::{House, on_both, routes_of};
use ours::{MARK, THEIR_ADMIN};
use std::{collections::BTreeSet, sync::Arc};
use step::{Step, Visitor};

/// How many entries the journal of our organisation has: every change would add one.
async fn entries(house: &House) -> i64 {
    let count = async |read: &mut docendo::work::Read| {
        let organisation = read.who().organisation;
        read.unscoped_one("SELECT COUNT(*) FROM journal WHERE organisation_id = $1", &[&organisation]).await
    };
    let (count,): (i64,) = house.admin.read(count).await.unwrap();
    count
}

/// The administrator of another tenant takes each step: they get the status beside it, read no name of ours, and change nothing of ours.
async fn walk(house: &House, steps: &[(Step, StatusCode)]) {
    let theirs = Visitor::called(house, THEIR_ADMIN).await;
    let before = entries(house).await;
    for (step, expected) in steps {
        let answer = theirs.takes(step).await;
        assert_eq!(answer.status, *expected, "{step}: {}", answer.text);
        assert!(!answer.text.contains(MARK), "{step} shows a name: {}", answer.text);
        assert_eq!(entries(house).await, before, "{step} changed something");
    }
}

#[tokio::test]
async fn no_reference_in_a_body_or_query_of_the_api_opens_to_another_tenant() {
    on_both(async |house| {
        let (ours, theirs) = (ours::ours(&house).await, ours::theirs(&house).await);
        walk(&house, &api::steps(&ours, &theirs)).await;
    })
    .await;
}

#[tokio::test]
async fn no_page_opens_to_another_tenant() {
    on_both(async |house| {
        let (ours, theirs) = (ours::ours(&house).await, ours::theirs(&house).await);
        let mut steps: Vec<_> = pages::of_one_thing(&ours).into_iter().map(pages::refused).collect();
        steps.extend(pages::beside(&ours, &theirs));
        walk(&house, &steps).await;
    })
    .await;
}

#[tokio::test]
async fn no_server_function_opens_to_another_tenant_or_to_nobody() {
    on_both(async |house| {
        let ours = ours::ours(&house).await;
        ours::theirs(&house).await;
        let steps = || functions::of_one_thing(&ours);
        let nobody = Visitor::nobody(&house).await;
        let filtered = || functions::filtered(&ours).into_iter();
        let all = || steps().into_iter().chain(functions::instead(&ours));
        for step in all().chain(filtered()) {
            assert_eq!(nobody.takes(&step).await.status, StatusCode::UNAUTHORIZED, "{step}");
        }
        walk(&house, &all().map(functions::refused).collect::<Vec<_>>()).await;
        walk(&house, &filtered().map(|step| (step, StatusCode::OK)).collect::<Vec<_>>()).await;
        let owner = Visitor::called(&house, "admin@test.example").await;
        for step in steps() {
            let answer = owner.takes(&step).await;
            assert_eq!(answer.status, StatusCode::OK, "{step}: {}", answer.text);
        }
        let walked = all().chain(filtered()).map(|step| step.route).chain(functions::WITHOUT.iter().copied()).collect();
        assert_eq!(app::application::functions(), walked);
    })
    .await;
}

/// Else another tenant would be refused for a wrong address or a form that nobody could send.
#[tokio::test]
async fn what_another_tenant_is_refused_its_owner_may_do() {
    on_both(async |house| {
        let ours = ours::ours(&house).await;
        let owner = Visitor::called(&house, "admin@test.example").await;
        for step in pages::of_one_thing(&ours) {
            let answer = owner.takes(&step).await;
            // A new password is shown once, by the answer itself.
            let is_shown = step.method == Method::GET || step.route.ends_with("/access/password");
            let expected = if is_shown { StatusCode::OK } else { StatusCode::SEE_OTHER };
            assert_eq!(answer.status, expected, "{step}: {}", answer.text);
            assert!(expected != StatusCode::OK || answer.text.contains(MARK), "{step} shows nothing of ours");
        }
    })
    .await;
}

#[tokio::test]
async fn without_signing_in_a_page_leads_to_the_door_and_the_api_asks_who_is_there() {
    on_both(async |house| {
        let (ours, theirs) = (ours::ours(&house).await, ours::theirs(&house).await);
        let nobody = Visitor::nobody(&house).await;
        let before = entries(&house).await;
        let beside = pages::beside(&ours, &theirs).into_iter().map(|(step, _)| step);
        for step in pages::of_one_thing(&ours).into_iter().chain(beside) {
            let answer = nobody.takes(&step).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{step}");
            assert!(answer.header("location").starts_with("/sign-in?next="), "{step}: {}", answer.header("location"));
        }
        for (step, _) in api::steps(&ours, &theirs) {
            assert_eq!(nobody.takes(&step).await.status, StatusCode::UNAUTHORIZED, "{step}");
        }
        assert_eq!(entries(&house).await, before);
    })
    .await;
}

#[tokio::test]
async fn the_walk_leaves_out_no_route_of_the_api() {
    on_both(async |house| {
        let (ours, theirs) = (ours::ours(&house).await, ours::theirs(&house).await);
        let description = Client::anonymous(&house).await.get("/swagger.json").await.json();
        let paths = description["paths"].as_object().unwrap().iter();
        let methods = paths.flat_map(|(path, item)| item.as_object().unwrap().keys().map(move |method| (path, method)));
        let described: BTreeSet<String> =
            methods.map(|(path, method)| format!("{} {path}", method.to_uppercase())).collect();
        let steps = api::steps(&ours, &theirs);
        let by_path = described.iter().filter(|name| name.contains('{')).cloned();
        let by_hand = steps.iter().map(|(step, _)| step.name()).chain(api::WITHOUT.map(str::to_owned));
        assert_eq!(by_hand.chain(by_path).collect::<BTreeSet<_>>(), described);
    })
    .await;
}

#[tokio::test]
async fn the_walk_leaves_out_no_page() {
    on_both(async |house| {
        let ours = ours::ours(&house).await;
        let steps = pages::of_one_thing(&ours);
        let walked = steps.iter().map(|step| step.route).chain(pages::WITHOUT.iter().copied()).map(str::to_owned);
        assert_eq!(walked.collect::<BTreeSet<_>>(), addresses(&house).await);
        let owner = Visitor::called(&house, "admin@test.example").await;
        for step in &steps {
            let ids: Vec<&dyn ToString> = step.route.matches('{').map(|_| &1 as &dyn ToString).collect();
            for other in [Step::get(step.route, &ids), Step::form(step.route, &ids, "")] {
                if !steps.iter().any(|step| step.name() == other.name()) {
                    let answer = owner.takes(&other).await;
                    // A step of a form has no page of its own: its address leads to the page with the form.
                    let leads_back = answer.status == StatusCode::SEE_OTHER
                        && other.address.starts_with(&format!("{}/", answer.header("location")));
                    // A page of the application takes forms that name a server function; `functions` walks these.
                    let is_nameless = app::app::is_page(&other.address) && answer.status == StatusCode::BAD_REQUEST;
                    let is_refused = answer.status == StatusCode::METHOD_NOT_ALLOWED || is_nameless;
                    assert!(is_refused || leads_back, "{} is not walked", other.name());
                }
            }
        }
    })
    .await;
}

/// The addresses of the pages as their router knows them.
async fn addresses(house: &House) -> BTreeSet<String> {
    let set_up = docendo::provisioning::SetUp::begin(&house.installation).await.unwrap();
    let router = app::router(app::AppState {
        installation: house.installation.clone(),
        set_up: Arc::new(set_up),
        client: None,
        is_https: false,
    });
    routes_of(&router)
}
