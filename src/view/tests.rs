//! Saved views on both databases.

use super::{
    ViewDraft,
    service::{delete, save, views},
};
use crate::{
    error::{Entity, Error},
    kernel::input::Input,
    testing::on_both,
};

fn called(name: &str, query: &str) -> ViewDraft {
    ViewDraft { name: Input::text(name), query: Input::text(query) }
}

#[tokio::test]
async fn a_view_is_saved_under_its_name_and_replaced_under_the_same() {
    on_both(async |house| {
        let save =
            async |name: &str, query: &str| house.admin.write(async |work| save(work, called(name, query)).await).await;
        save("Welders, north", "role=1&site=2").await.unwrap();
        let again = save("WELDERS, NORTH", "role=1&site=2&show=gaps").await.unwrap();
        save("All", "").await.unwrap();
        let all = house.admin.read(async |read| views(read).await).await.unwrap();
        assert_eq!(all.iter().map(|view| view.name.as_str()).collect::<Vec<_>>(), ["All", "WELDERS, NORTH"]);
        assert_eq!(all[1], again);
        assert!(matches!(save(" ", "").await, Err(Error::Invalid(_))));
        assert!(matches!(save("Long", &"x".repeat(3000)).await, Err(Error::Invalid(_))));
    })
    .await;
}

#[tokio::test]
async fn a_deleted_view_is_gone() {
    on_both(async |house| {
        let view = house.admin.write(async |work| save(work, called("Mine", "show=gaps")).await).await.unwrap();
        house.admin.write(async |work| delete(work, view.id).await).await.unwrap();
        assert!(house.admin.read(async |read| views(read).await).await.unwrap().is_empty());
        let again = house.admin.write(async |work| delete(work, view.id).await).await;
        assert!(matches!(again, Err(Error::NotFound(Entity::View))));
    })
    .await;
}
