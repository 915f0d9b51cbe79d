//! Uploads: how large they may be, what a page says of them, and that a page loads itself again while a task works.

use crate::client::{Answer, Client, admin_cookie};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::{House, on_both};

const BOUNDARY: &str = "multipart/form-data; boundary=cut";

/// What the form that uploads begins with.
const FUNCTION: &str = "--cut\r\ncontent-disposition: form-data; name=\"_fn\"\r\n\r\n/do/import/upload\r\n";

/// A form with one file, as a browser sends it.
fn form(name: &str, content: &str) -> String {
    format!(
        "{FUNCTION}--cut\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\ncontent-type: text/csv\r\n\r\n{content}\r\n--cut--\r\n"
    )
}

/// The administrator in a browser.
struct Browser {
    client: Client,
    cookie: String,
}

impl Browser {
    async fn of(house: &House) -> Self {
        let cookie = admin_cookie(house).await;
        Self { client: Client::anonymous(house).await, cookie }
    }

    async fn send(&self, method: Method, path: &str, kind: &str, body: String) -> Answer {
        let headers = [("cookie", self.cookie.as_str()), ("origin", "http://127.0.0.1:3000"), ("content-type", kind)];
        self.client.send(method, path, &headers, Body::from(body)).await
    }

    async fn upload(&self, body: String) -> Answer {
        self.send(Method::POST, "/imports", BOUNDARY, body).await
    }
}

#[tokio::test]
async fn a_file_of_several_megabytes_is_taken_as_an_upload_and_shown() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        let rows: Vec<String> = (0..60_000).map(|row| format!("{row},Surname {row},Forename {row}")).collect();
        let rows = rows.join("\n");
        let taken = browser.upload(form("people.csv", &format!("No,Surname,Forename\n{rows}"))).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
        let page = browser.send(Method::GET, taken.header("location"), "", String::new()).await;
        assert_eq!((page.status, page.text.contains("people.csv")), (StatusCode::OK, true));
        let is_busy = ["The files are being read", "Waiting to start"].iter().any(|words| page.text.contains(words));
        assert_eq!(page.text.contains(r#"id="busy""#), is_busy);
        assert_eq!(page.text.contains(r#"http-equiv="refresh""#), is_busy);
        let list = browser.send(Method::GET, "/imports", "", String::new()).await;
        assert!(list.text.contains("people.csv"));
    })
    .await;
}

#[tokio::test]
async fn more_than_fifty_megabytes_and_no_file_at_all_are_refused_in_words() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        let large = browser.upload(form("people.csv", &"x".repeat(52 * 1024 * 1024))).await;
        assert_eq!((large.status, large.text.contains("That is too large")), (StatusCode::PAYLOAD_TOO_LARGE, true));
        let just_too_large = browser.upload(form("people.csv", &"x".repeat(50 * 1024 * 1024 + 1))).await;
        assert_eq!(just_too_large.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(just_too_large.text.contains("50 MB is the most"), "{}", just_too_large.text);
        for nothing in [form("", ""), format!("{FUNCTION}--cut--\r\n")] {
            let answer = browser.upload(nothing).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains("Fill this in"));
        }
        let elsewhere = browser.send(Method::POST, "/people/new", BOUNDARY, "x".repeat(2 * 1024 * 1024)).await;
        assert_eq!(elsewhere.status, StatusCode::PAYLOAD_TOO_LARGE);
    })
    .await;
}

#[tokio::test]
async fn import_now_pressed_twice_leads_to_the_import_each_time_and_imports_once() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        let rows = "Employee No,Surname,Forename\n1,Benali,Amina\n2,Čapek,Tomáš";
        let address = browser.upload(form("people.csv", rows)).await.header("location").to_owned();
        let page = settled(&browser, &address).await;
        let (_, version) = page.split_once("name=\"version\" value=\"").expect("which preview it is");
        let (_, key) = page.split_once("name=\"form_key\" value=\"").expect("the key of the page");
        let value = |text: &str| text.split('"').next().unwrap().to_owned();
        let sent = format!("_fn=/do/import/confirm&form_key={}&version={}", value(key), value(version));
        let press = || browser.send(Method::POST, &address, "application/x-www-form-urlencoded", sent.clone());
        let (first, second) = tokio::join!(press(), press());
        settled(&browser, &address).await;
        for pressed in [first, second, press().await] {
            assert_eq!((pressed.status, pressed.header("location")), (StatusCode::SEE_OTHER, address.as_str()));
        }
        let page = settled(&browser, &address).await;
        assert!(page.contains("See the matrix"), "{page}");
        let list = browser.send(Method::GET, "/people", "", String::new()).await.text;
        assert_eq!(list.matches("Benali").count(), list.matches("Čapek").count());
        let trail =
            browser.send(Method::GET, "/journal?entity=import", "", String::new()).await.text.replace("<!>", "");
        assert_eq!(trail.matches("<td>Import: imported").count(), 1, "{trail}");
    })
    .await;
}

#[tokio::test]
async fn a_page_says_that_an_import_waits_to_start_as_long_as_nobody_has_begun_it() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        let rows = "Employee No,Surname,Forename\n1,Benali,Amina";
        let address = browser.upload(form("people.csv", rows)).await.header("location").to_owned();
        settled(&browser, &address).await;
        // As a server leaves it that is killed right after it has noted what somebody confirmed.
        let asked = [
            "UPDATE import SET state = 'writing', version = version + 1",
            "UPDATE job SET state = 'waiting', attempts = 0, heartbeat_at = NULL, finished_at = NULL",
        ];
        for sql in asked {
            house.admin.write(async |work| work.unscoped_run(sql, &[]).await).await.unwrap();
        }
        for path in [address.as_str(), "/imports"] {
            let page = browser.send(Method::GET, path, "", String::new()).await.text;
            assert!(page.contains("Waiting to start"), "{page}");
            assert!(!page.to_lowercase().contains("being written"), "{page}");
        }
        docendo::jobs::look(&house.installation).await.unwrap();
        assert!(settled(&browser, &address).await.contains("See the matrix"));
    })
    .await;
}

#[tokio::test]
async fn a_file_that_cannot_be_read_can_be_uploaded_again_from_its_page() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        let address = browser.upload(form("records.xlsx", "a letter")).await.header("location").to_owned();
        let page = settled(&browser, &address).await;
        assert!(page.contains("was not kept") && page.contains("Upload again"), "{page}");
    })
    .await;
}

/// The page of an import once no job works on it any more.
async fn settled(browser: &Browser, address: &str) -> String {
    let look = async {
        loop {
            let page = browser.send(Method::GET, address, "", String::new()).await.text;
            if !page.contains(r#"id="busy""#) {
                return page;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_mins(1), look).await.unwrap()
}

#[tokio::test]
async fn who_may_not_import_finds_no_door() {
    on_both(async |house| {
        let nobody = Client::anonymous(&house).await;
        let answer = nobody.get("/imports").await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/sign-in?next=%2Fimports"));
    })
    .await;
}

#[tokio::test]
async fn who_takes_the_list_of_problems_out_is_in_the_trail() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        let lines = "No,Name,Fire drill\n1,\"Ali, Amina\",31/02/2026\n2,\"Bo, Lee\",14/05/2026";
        let address = browser.upload(form("matrix.csv", lines)).await.header("location").to_owned();
        let get = async |path: &str| browser.send(Method::GET, path, "", String::new()).await;
        settled(&browser, &address).await;
        let file = get(&format!("{address}/problems.csv?severity=rejected")).await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
        let trail = get("/journal?entity=export").await.text.replace("<!>", "");
        assert!(trail.contains("Export: taken at once") && trail.contains("<bdi>problems.csv</bdi>"), "{trail}");
        assert!(trail.contains("Import: matrix.csv") && trail.contains("Importance: not imported"), "{trail}");
        let trail = get("/journal?entity=import").await.text.replace("<!>", "");
        assert!(trail.contains(&format!("<a href=\"{address}\"><bdi>matrix.csv</bdi></a>")), "{trail}");
    })
    .await;
}
