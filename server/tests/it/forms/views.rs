//! The form that keeps a question to the matrix.

use super::{Browser, beside};
use docendo::testing::on_both;

/// Names the function that saves.
const SAVE: &str = "_fn=/do/matrix/view/save";

#[tokio::test]
async fn a_view_that_cannot_be_kept_is_told_beside_its_name_and_nothing_typed_is_lost() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        let long = "x".repeat(81);
        for (typed, sent, told) in [
            ("", "++", "Fill this in."),
            (long.as_str(), long.as_str(), "At most 80 characters."),
            ("my\u{7}view", "my%07view", "It has a character that cannot be used here."),
        ] {
            let refused =
                browser.refused_html("/matrix?show=gaps", &format!("{SAVE}&name={sent}&query=show%3Dgaps")).await;
            assert_eq!(beside(&refused, "name"), told);
            assert!(refused.contains(typed) && refused.contains("value=\"show=gaps\""), "{refused}");
            assert!(refused.contains("<details open class=\"views\">"), "{refused}");
        }
        let query = format!("{SAVE}&name=Mine&query=search%3D{}", "x".repeat(2_000));
        assert!(browser.refused("/matrix", &query).await.contains("Filters : At most 2,000 characters."));
        let mine = format!("{SAVE}&name=Mine&query=show%3Dgaps");
        assert_eq!(browser.done("/matrix?show=gaps", &mine).await, "/matrix?show=gaps");
    })
    .await;
}
