//! Categories.

use super::*;
use crate::{
    error::{Conflict, Entity},
    kernel::input::Draft as _,
    testing::on_both,
};

fn new(name: &str, code: &str, display_order: i64) -> NewCategory {
    NewCategory {
        name: Name::parse(name).unwrap(),
        code: CategoryCode::parse(code).unwrap(),
        description: None,
        display_order: DisplayOrder::new(display_order).unwrap(),
    }
}

async fn codes(caller: &Caller, with_system: bool) -> Vec<String> {
    let all = caller.read(async |read| service::categories(read, with_system, true).await).await.unwrap();
    all.iter().map(|category| category.code.as_str().to_owned()).collect()
}

#[tokio::test]
async fn an_organisation_sees_its_own_categories_among_those_of_the_system() {
    on_both(async |house| {
        let own = new("Contractors", "CONTRACTOR", 3);
        let created = house.admin.write(async |work| service::create_category(work, &own).await).await.unwrap();
        assert_eq!((created.is_system(), created.is_active), (false, true));
        assert_eq!(codes(&house.admin, false).await, ["CONTRACTOR"]);
        let all = codes(&house.admin, true).await;
        assert_eq!(all[..4], ["INDUCTION", "SAFETY", "CONTRACTOR", "ENVIRONMENT"]);
        assert_eq!(all.last().map(String::as_str), Some("GENERAL"));
        assert!(!codes(&house.another_tenant().await, true).await.contains(&"CONTRACTOR".to_owned()));
    })
    .await;
}

#[test]
fn a_category_of_which_no_place_is_said_stands_with_the_last_of_the_system() {
    let values = [("category_name", "Contractors"), ("code", "CONTRACTOR")];
    let values: Vec<_> = values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let new = CategoryDraft::of(&values).parse().unwrap();
    assert_eq!(new.display_order, DisplayOrder::UNSAID);
}

#[tokio::test]
async fn a_code_that_the_organisation_or_the_system_has_is_refused_in_any_case() {
    on_both(async |house| {
        let create = async |code: &str| {
            let new = new("A name", code, 1);
            house.admin.write(async |work| service::create_category(work, &new).await).await
        };
        create("Contractor").await.unwrap();
        for code in ["CONTRACTOR", " contractor ", "safety"] {
            assert!(
                matches!(create(code).await, Err(Error::Conflict(Conflict::Duplicate(Entity::Category, "code")))),
                "{code}"
            );
        }
        assert_eq!(codes(&house.admin, false).await, ["Contractor"]);
    })
    .await;
}

#[tokio::test]
async fn a_worker_reads_categories_and_creates_none() {
    on_both(async |house| {
        let worker = house.world().acting_as(house.admin.who().person, "learner");
        assert!(!codes(&worker, true).await.is_empty());
        let refused = worker.write(async |work| service::create_category(work, &new("A name", "A", 1)).await).await;
        assert!(matches!(refused, Err(Error::Forbidden(_))));
    })
    .await;
}
