//! Files attached to courses (EHS, section 4.6).

use super::{code, details};
use crate::{
    client::{Answer, Client},
    people::worker,
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::{documents::MOST_BYTES, documents::Quota, testing::on_both};
use serde_json::{Value, json};

async fn course(client: &Client) -> String {
    let list = client.get("/api/training/categories").await.json();
    let body = json!({ "code": "FS-001", "title": "Fire", "categoryId": list["data"]["categories"][0]["id"], "durationHours": 4,
        "deliveryType": "classroom", "courseType": "initial", "requirementLevel": "mandatory", "status": "active" });
    let answer = client.post("/api/training/courses", &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    format!("/api/training/courses/{}", answer.json()["data"]["course"]["id"].as_str().unwrap())
}

/// A body of several parts: name, file name if it is a file, content.
fn parts(parts: &[(&str, Option<&str>, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, file, content) in parts {
        let file = file.map(|file| format!("; filename=\"{file}\"\r\nContent-Type: text/html")).unwrap_or_default();
        body.extend(format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").into_bytes());
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(b"--cut--\r\n");
    body
}

#[tokio::test]
async fn a_file_that_the_organisation_has_no_room_for_is_refused_with_what_is_used_and_what_to_do() {
    on_both(async |mut house| {
        house.installation = house.installation.clone().with(Quota("64 B".parse().unwrap()));
        let client = Client::admin(&house).await;
        let course = course(&client).await;
        let kept = send(&client, &course, parts(&[("file", Some("a.txt"), &[b'a'; 40])])).await;
        assert_eq!(kept.status, StatusCode::CREATED, "{}", kept.text);
        let refused = send(&client, &course, parts(&[("file", Some("b.txt"), &[b'b'; 40])])).await;
        assert_eq!((refused.status, code(&refused)), (StatusCode::BAD_REQUEST, "VALIDATION_ERROR".to_owned()));
        let body = refused.json();
        let said = body["error"]["details"]["file"][0].as_str().unwrap();
        assert!(said.contains("keeps 40 B in files and may keep 64 B") && said.contains("ask whoever runs"), "{said}");
    })
    .await;
}

async fn send(client: &Client, course: &str, body: Vec<u8>) -> Answer {
    let kind = [("content-type", "multipart/form-data; boundary=cut")];
    client.send(Method::POST, &format!("{course}/attachments"), &kind, Body::from(body)).await
}

async fn attach(client: &Client, course: &str, name: &str, content: &[u8]) -> Answer {
    send(client, course, parts(&[("file", Some(name), content), ("description", None, b"Read it")])).await
}

#[tokio::test]
async fn an_attached_file_is_told_with_its_course_and_read_again() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let course = course(&client).await;
        let answer = attach(&client, &course, "papers/syllabus.pdf", b"%PDF-1.4 and so on").await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let told = answer.json()["data"]["attachment"].clone();
        let expected = json!({ "id": told["id"], "fileName": "syllabus.pdf", "fileType": "application/pdf", "fileSize": 18,
            "uploadedAt": "2026-11-20T12:00:00Z" });
        assert_eq!(told, expected);
        let of_course = client.get(&course).await.json()["data"]["course"]["attachments"].clone();
        assert_eq!(of_course, json!([expected]));
        let file = client.get(&format!("{course}/attachments/{}", told["id"].as_str().unwrap())).await;
        assert_eq!((file.status, file.text.as_str()), (StatusCode::OK, "%PDF-1.4 and so on"));
        assert_eq!(file.header("content-type"), "application/pdf");
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"syllabus.pdf\"; filename*=UTF-8''syllabus.pdf");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert!(file.header("content-security-policy").contains("default-src 'none'"));
    })
    .await;
}

#[tokio::test]
async fn a_page_that_calls_itself_a_picture_is_bytes_to_be_saved() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let course = course(&client).await;
        let told = attach(&client, &course, "logo.png", b"<html><script>alert(1)</script>").await.json();
        assert_eq!(told["data"]["attachment"]["fileType"], "application/octet-stream");
        let id = told["data"]["attachment"]["id"].as_str().unwrap();
        let file = client.get(&format!("{course}/attachments/{id}")).await;
        assert_eq!(file.header("content-type"), "application/octet-stream");
        assert!(file.header("content-disposition").starts_with("attachment"));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_file_is_told_and_what_is_too_large_is_not_read() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let course = course(&client).await;
        let none = send(&client, &course, parts(&[("description", None, b"no file")])).await;
        assert_eq!((none.status, details(&none)), (StatusCode::BAD_REQUEST, vec!["file".to_owned()]));
        let empty = attach(&client, &course, "a.pdf", b"").await;
        assert_eq!((empty.status, details(&empty)), (StatusCode::BAD_REQUEST, vec!["file".to_owned()]));
        let cut = send(&client, &course, b"--cut\r\nContent-Disposition: form-data; name=\"file\"".to_vec()).await;
        assert_eq!((cut.status, code(&cut)), (StatusCode::BAD_REQUEST, "VALIDATION_ERROR".into()));
        let largest = attach(&client, &course, "a.bin", &vec![0; MOST_BYTES]).await;
        assert_eq!(largest.status, StatusCode::CREATED);
        for more in [1, 100 * 1024] {
            let large = attach(&client, &course, "a.bin", &vec![0; MOST_BYTES + more]).await;
            let is_refused = matches!(large.status, StatusCode::BAD_REQUEST | StatusCode::PAYLOAD_TOO_LARGE);
            assert!(is_refused, "{more}: {} {}", large.status, large.text);
        }
    })
    .await;
}

#[tokio::test]
async fn only_who_writes_the_catalogue_attaches_and_only_to_a_course_that_is_open() {
    on_both(async |house| {
        let (client, worker) = (Client::admin(&house).await, worker(&house).await);
        let course = course(&client).await;
        let refused = attach(&worker, &course, "a.pdf", b"%PDF-1.4").await;
        assert_eq!((refused.status, code(&refused)), (StatusCode::FORBIDDEN, "FORBIDDEN".into()));
        let told = attach(&client, &course, "a.pdf", b"%PDF-1.4").await.json()["data"]["attachment"].clone();
        let path = format!("{course}/attachments/{}", told["id"].as_str().unwrap());
        assert_eq!(worker.get(&path).await.status, StatusCode::OK, "readers of the course read its files");
        let unknown = format!("/api/training/courses/{}", docendo::kernel::id::CourseId(999).uuid());
        let missing = attach(&client, &unknown, "a.pdf", b"%PDF-1.4").await;
        assert_eq!((missing.status, code(&missing)), (StatusCode::NOT_FOUND, "TRN001".into()));
        let gone = client.get(&format!("{course}/attachments/{}", Value::Null)).await;
        assert_eq!((gone.status, code(&gone)), (StatusCode::NOT_FOUND, "NOT_FOUND".into()));
        client.json(Method::PUT, &course, &json!({ "status": "archived" })).await;
        let archived = attach(&client, &course, "b.pdf", b"%PDF-1.4").await;
        assert_eq!((archived.status, code(&archived)), (StatusCode::BAD_REQUEST, "TRN009".into()));
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_damaged_or_gone_is_told_and_not_served_over_rest_or_on_pages() {
    on_both(async |mut house: docendo::testing::House| {
        let folder = tempfile::tempdir().unwrap();
        let storage = docendo::documents::Storage::Folder(folder.path().to_owned());
        let files = docendo::documents::Files::open(&storage).unwrap();
        house.installation = house.installation.clone().with(files);
        let client = Client::admin(&house).await;
        let path = course(&client).await;
        let told = attach(&client, &path, "a.pdf", b"%PDF-1.4 as it was").await.json()["data"]["attachment"].clone();
        let rest = format!("{path}/attachments/{}", told["id"].as_str().unwrap());
        let cookie = crate::client::admin_cookie(&house).await;
        let browser = Client::anonymous(&house).await;
        let page = browser
            .send(Method::GET, &listed(&browser, &cookie, &house).await, &[("cookie", &cookie)], Body::empty())
            .await;
        assert_eq!((page.status, page.text.as_str()), (StatusCode::OK, "%PDF-1.4 as it was"));
        let kept = walk(folder.path());
        for damage in [Some("%PDF-1.4 as it is!"), None] {
            match damage {
                Some(content) => std::fs::write(&kept, content).unwrap(),
                None => std::fs::remove_file(&kept).unwrap(),
            }
            let refused = client.get(&rest).await;
            assert_eq!((refused.status, code(&refused)), (StatusCode::INTERNAL_SERVER_ERROR, "FILE_DAMAGED".into()));
            assert_eq!(refused.header("retry-after"), "");
            assert!(refused.text.contains("docendo doctor names it"), "{}", refused.text);
            let address = listed(&browser, &cookie, &house).await;
            let page = browser.send(Method::GET, &address, &[("cookie", &cookie)], Body::empty()).await;
            assert_eq!((page.status, page.header("retry-after")), (StatusCode::INTERNAL_SERVER_ERROR, ""));
            assert!(
                page.text.contains("This file is damaged") && page.text.contains("Contact your administrator"),
                "{}",
                page.text
            );
        }
    })
    .await;
}

/// The address of the only file on the page of the only course.
async fn listed(browser: &Client, cookie: &str, house: &docendo::testing::House) -> String {
    let find = async |read: &mut docendo::work::Read| read.unscoped_one("SELECT MAX(id) FROM course", &[]).await;
    let (course,): (i64,) = house.admin.read(find).await.unwrap();
    let page = browser.send(Method::GET, &format!("/courses/{course}"), &[("cookie", cookie)], Body::empty()).await;
    let address = page.text.split("href=\"").filter_map(|part| Some(part.split_once('"')?.0));
    let prefix = format!("/courses/{course}/attachments/");
    let found = address
        .into_iter()
        .find(|address| address.starts_with(&prefix) && !address.ends_with("/remove") && *address != prefix);
    found.unwrap_or_else(|| panic!("no file: {}", page.text)).to_owned()
}

/// The only file below `folder`.
fn walk(folder: &std::path::Path) -> std::path::PathBuf {
    let mut entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.next().unwrap();
    if found.is_dir() { walk(&found) } else { found }
}
