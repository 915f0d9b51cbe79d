//! The form that says how a sheet of an import is read.

use super::{Browser, beside};
use docendo::{
    exchange::import::service::upload,
    testing::{House, on_both, settled},
};

const SHEET: &str = "Employee No,Surname,Forename,Fire drill,First aid
1,Benali,Amina,2026-05-13,2026-05-14
2,Nguyen,Linh,2026-05-13,2026-05-14";

/// The address of the form of a matrix that waits for a decision.
async fn sheet(house: &House) -> String {
    let files = vec![("matrix.csv".to_owned(), SHEET.as_bytes().to_vec())];
    let id = upload(&house.admin, files).await.unwrap();
    settled(&house.admin, id).await;
    format!("/imports/{id}/sheets/1")
}

#[tokio::test]
async fn what_is_wrong_with_the_reading_of_a_sheet_is_told_beside_it_and_nothing_typed_is_lost() {
    on_both(async |house| {
        let (browser, page) = (Browser::of(&house).await, sheet(&house).await);
        let version = browser.hidden(&page, "version").await;
        let long = "x".repeat(51);
        for (field, sent, told) in [
            ("layout", "", "Fill this in."),
            ("layout", "novel", "Choose one from the list."),
            ("order", "year_first", "Choose one from the list."),
            ("header_row", "", "Fill this in."),
            ("header_row", "one", "Write a whole number between 1 and 1,000."),
            ("header_row", "1001", "Between 1 and 1,000."),
            ("header_rows", "3", "Between 1 and 2."),
            ("role_3", "shoe_size", "Choose one from the list."),
            ("course_3", &long, "At most 50 characters."),
            ("course_3", "FIRE%07", "It has a character that cannot be used here."),
        ] {
            let fields = [("role_3", "course"), ("course_3", "FIRE-A"), ("course_4", "AID-B"), ("role_4", "course")];
            let others = fields.iter().filter(|(name, _)| *name != field).map(|(name, text)| format!("&{name}={text}"));
            let form = format!("version={version}&{field}={sent}{}", others.collect::<String>());
            let refused = browser.refused_html(&page, &form).await;
            assert_eq!(beside(&refused, field), told, "{field}={sent}");
            assert!(refused.contains("value=\"AID-B\""), "{refused}");
            if field == "course_3" {
                assert!(refused.contains(&sent.replace("%07", "\u{7}")), "{refused}");
            }
        }
        let twice = format!("version={version}&role_0=last_name&role_1=last_name");
        assert!(browser.refused(&page, &twice).await.contains("twice"));
    })
    .await;
}

#[tokio::test]
async fn of_what_a_form_says_nothing_the_sheet_is_read_as_before() {
    on_both(async |house| {
        let (browser, page) = (Browser::of(&house).await, sheet(&house).await);
        let version = browser.hidden(&page, "version").await;
        let leads = browser.done(&page, &format!("version={version}&role_4=course&course_4=AID-B")).await;
        let id = leads.rsplit_once('/').unwrap().1.parse().map(docendo::kernel::id::ImportId).unwrap();
        let read = settled(&house.admin, id).await.mapping.unwrap().sheets.remove(0);
        let courses: Vec<&str> = read.courses().map(|(_, code)| code).collect();
        assert_eq!((read.header_row, courses), (0, vec!["Fire drill", "AID-B"]));
    })
    .await;
}
