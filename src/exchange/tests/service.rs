//! What an import refuses, what it leaves alone, and what it lets through.

use super::*;
use crate::{
    catalogue::CourseSort,
    error::Error,
    exchange::plan::ProblemKind,
    identity::Permission,
    kernel::page::Page,
    people::{self, PersonFilter, PersonSort},
    testing::on_both,
};

const PEOPLE: &str = "Employee No,Surname,Forename,E-mail,Job title,Site,Start date,Status";

async fn everybody(caller: &Caller) -> Vec<people::PersonRow> {
    let page = Page { offset: 0, limit: 500 };
    let list = async |read: &mut crate::work::Read| {
        competence::service::people(read, &PersonFilter::default(), PersonSort::Number, page).await
    };
    caller.read(list).await.unwrap().rows
}

#[tokio::test]
async fn files_of_no_use_are_refused_with_a_reason_and_nothing_is_changed() {
    on_both(async |house| {
        let before = rows(&house).await;
        let refused = async |files| run(&house.admin, files, false).await.unwrap_err();
        let no_workbook = refused(file("records.xlsx", &["this is a letter"])).await;
        assert!(matches!(&no_workbook, ImportError::Unreadable(name, _) if name == "records.xlsx"), "{no_workbook:?}");
        let empty = refused(file("records.csv", &[])).await;
        assert!(matches!(empty, ImportError::Unreadable(..)), "{empty:?}");
        let half = refused(vec![("half.xlsx".into(), XLSX[..XLSX.len() / 2].into())]).await;
        assert!(matches!(half, ImportError::Unreadable(..)), "{half:?}");
        let useless = refused(file("shopping.csv", &["Article,Price", "Milk,2", "Bread,3"])).await;
        assert!(matches!(useless, ImportError::NotRecognised(_)), "{useless:?}");
        let mixed = refused([xlsx(), file("letter.xlsx", &["a letter"])].concat()).await;
        assert!(matches!(&mixed, ImportError::Unreadable(name, _) if name == "letter.xlsx"), "{mixed:?}");
        for error in [no_workbook, half, useless, mixed] {
            assert!(error.to_string().len() > 20, "{error}");
        }
        assert_eq!(rows(&house).await, before);
    })
    .await;
}

#[tokio::test]
async fn only_who_may_import_imports_and_who_may_write_people_imports_people() {
    on_both(async |house| {
        let before = rows(&house).await;
        let refused =
            run(&house.world().acting_as(house.admin.who().person, "trainer"), xlsx(), true).await.unwrap_err();
        assert!(matches!(refused, ImportError::Refused(Error::Forbidden(Permission::ImportRun))), "{refused:?}");
        assert_eq!(rows(&house).await, before);
        let first = file(
            "people.csv",
            &[PEOPLE, "1,Benali,Amina,,Fitter,North,31/01/2020,Live", "2,Čapek,Tomáš,,Fitter,North,31/01/2020,Live"],
        );
        let second = file(
            "people.csv",
            &[PEOPLE, "1,Benali,Amina,,Fitter,North,31/01/2020,Left", "2,Čapek,Tomáš,,Fitter,North,31/01/2020,Live"],
        );
        for role in ["training_manager", "hr"] {
            import(&house.world().acting_as(house.admin.who().person, role), first.clone()).await;
        }
        let left = import(&house.world().acting_as(house.admin.who().person, "training_manager"), second).await;
        assert_eq!(left.changes, Changes { left: 1, ..Changes::default() });
    })
    .await;
}

#[tokio::test]
async fn who_has_left_according_to_a_later_file_is_no_longer_employed_and_holds_no_role() {
    on_both(async |house| {
        let file = |status: &str| {
            let amina = format!("1,Benali,Amina,,Fitter,North,31/01/2020,{status}");
            file("people.csv", &[PEOPLE, &amina, "2,Čapek,Tomáš,,Fitter,North,31/01/2020,Live"])
        };
        import(&house.admin, file("Live")).await;
        let amina = everybody(&house.admin)
            .await
            .into_iter()
            .find(|row| row.employee_number.as_deref() == Some("1"))
            .unwrap()
            .id;
        let left = import(&house.admin, file("Left")).await;
        assert_eq!(left.changes, Changes { left: 1, ..Changes::default() });
        let detail = house.admin.read(async |read| people::service::detail(read, amina).await).await.unwrap();
        let today = Some(house.today());
        assert_eq!((detail.employments[0].period.to, detail.holdings[0].period.to), (today, today));
        let shown: Vec<_> = matrix(&house.admin, house.today()).await.0.rows.into_iter().map(|row| row.name).collect();
        assert_eq!(shown, ["Ada Admin", "Tomáš Čapek"]);
        let before = rows(&house).await;
        for status in ["Left", "Live"] {
            assert_eq!(import(&house.admin, file(status)).await.changes, Changes::default(), "{status}");
        }
        assert_eq!(rows(&house).await, before);
    })
    .await;
}

#[tokio::test]
async fn what_the_plan_accepts_can_be_stored() {
    on_both(async |house| {
        let long = "Senior deputy assistant ".repeat(6);
        let lines = [
            PEOPLE.to_owned(),
            // The administrator, who has no number yet, by their address; one without a domain, one that stands twice.
            "1,Admin,Ada,ADMIN@test.example,Fitter,North,31/01/2020,Live".to_owned(),
            "2,Badaddress,Bo,bo@works,Fitter,North,31/01/2020,Live".to_owned(),
            "3,One,Uma,twice@works.example,Fitter,North,31/01/2020,Live".to_owned(),
            "4,Two,Ute,Twice@works.example,Fitter,North,31/01/2020,Live".to_owned(),
            format!("5,Title,Long,,{long},North,31/01/2020,Live"),
            format!("6,{},X,,fitter,NORTH,,Live", "n".repeat(200)),
            format!("{},Number,Long,,Fitter,Nörth,31/01/2030,Left", "7".repeat(50)),
        ];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let outcome = import(&house.admin, file("people.csv", &lines)).await;
        assert_eq!(outcome.changes.people, 6);
        let doubtful: Vec<&str> = outcome.problems.iter().map(|problem| problem.kind.text()).collect();
        assert_eq!(doubtful, ["invalid e-mail", "e-mail of another person", "text too long"]);
        let roles = house.admin.read(async |read| people::service::roles(read).await).await.unwrap();
        assert_eq!(roles.iter().map(|role| role.name.as_str()).collect::<Vec<_>>(), ["Fitter"]);
        let emails: Vec<_> = everybody(&house.admin).await.into_iter().filter_map(|row| row.email).collect();
        assert_eq!(emails.len(), 2, "{emails:?}");
    })
    .await;
}

#[tokio::test]
async fn what_is_known_already_stays_as_it_is() {
    on_both(async |house| {
        let requirements = |validity: &str| {
            file(
                "requirements.csv",
                &[
                    "Code,Course,Legal reference,Frequency,Who needs it,Mandatory,Hours",
                    &format!("A-1,First,,{validity},All,Y,2"),
                ],
            )
        };
        let first = import(&house.admin, requirements("Every 2 years")).await;
        assert_eq!((first.changes.courses, first.changes.requirements), (1, 1));
        let again = import(&house.admin, requirements("Every 3 years")).await;
        assert_eq!(again.changes, Changes::default());
        let page = Page::number(1, 10);
        let list = async |read: &mut crate::work::Read| {
            crate::catalogue::service::list(
                read,
                &crate::catalogue::CourseFilter::default(),
                CourseSort::default(),
                page,
            )
            .await
        };
        let courses = house.admin.read(list).await.unwrap();
        assert_eq!(courses.rows[0].course.content.validity_months.map(crate::catalogue::Months::get), Some(24));
        assert!(
            house
                .admin
                .read(async |read| competence::service::pending(read, Page::number(1, 10)).await)
                .await
                .unwrap()
                .rows
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_loses_their_access_by_an_import_that_may_not_take_it() {
    on_both(async |house| {
        let lines = [
            PEOPLE,
            "1,Admin,Ada,admin@test.example,Fitter,North,31/01/2020,Left",
            "2,Benali,Amina,,Fitter,North,,Live",
        ];
        let outcome = import(&house.admin, file("people.csv", &lines)).await;
        // The row of the only administrator is named, and the rest goes on.
        assert_eq!(outcome.changes, Changes { people: 1, ..Changes::default() });
        let named: Vec<_> = outcome.problems.iter().map(|one| (one.kind, one.place.row)).collect();
        assert!(named.contains(&(ProblemKind::CannotLeave, Some(2))), "{named:?}");
    })
    .await;
}
