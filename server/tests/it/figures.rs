//! Every figure of the home page opens a list of exactly that length.

use crate::client::{Client, cookie};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::{
    demo,
    identity::DEMO_PASSWORD,
    testing::{House, on_both},
};

/// Somebody's browser.
struct Browser {
    client: Client,
    cookie: String,
}

/// A figure of a page: where it leads, its number, and the numbers of its note.
#[derive(Debug)]
struct Figure {
    href: String,
    value: String,
    note: Vec<u32>,
}

impl Browser {
    async fn of(house: &House, email: &str) -> Self {
        Self { client: Client::stranger(house).await, cookie: cookie(house, email, DEMO_PASSWORD).await }
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.client.send(Method::GET, path, &[("cookie", &self.cookie)], Body::empty()).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.text
    }

    /// The figures of a page that lead anywhere.
    async fn figures(&self, path: &str) -> Vec<Figure> {
        let page = self.page(path).await;
        let figure = |part: &str| {
            let (tag, rest) = part.split_once('>')?;
            let href = tag.split_once('"')?.0.replace("&amp;", "&");
            let inside = rest.split_once("</a>").filter(|_| tag.contains("class=\"stat\""))?.0;
            let of = |class: &str| inside.split_once(&format!("\"{class}\"")).map(|(_, rest)| text(rest));
            let note = of("stat-note").map(|note| numbers(&note)).unwrap_or_default();
            Some(Figure { href, value: of("stat-value")?, note })
        };
        page.split("<a href=\"").skip(1).filter_map(figure).collect()
    }
}

/// What is shown up to the end of the element that `html` is in the middle of.
fn text(html: &str) -> String {
    let inside = html.split_once('>').map_or("", |(_, rest)| rest);
    let inside = inside.split_once("</span>").map_or(inside, |(shown, rest)| {
        // The number stands behind its symbol.
        if shown.contains("<span") { rest.split_once("</span>").map_or(rest, |(shown, _)| shown) } else { shown }
    });
    inside.split('<').filter_map(|part| part.split_once('>').map_or(Some(part), |(_, shown)| Some(shown))).collect()
}

fn numbers(text: &str) -> Vec<u32> {
    let plain = text.replace(',', "");
    plain.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

/// The numbers of the first sentence of `page` between `before` and `after`.
fn told(page: &str, class: &str) -> Vec<u32> {
    let (_, rest) = page.split_once(&format!("class=\"{class}\">")).unwrap_or_else(|| panic!("no {class}: {page}"));
    numbers(rest.split_once('<').unwrap().0)
}

/// Follows a figure and compares it with what the list behind it says of its length.
async fn follow(browser: &Browser, figure: &Figure) {
    let page = browser.page(&figure.href).await;
    let value = numbers(&figure.value).first().copied().unwrap();
    if figure.href.starts_with("/completions/pending") {
        assert_eq!(
            if value == 0 { vec![] } else { told(&page, "quiet queue-count") },
            if value == 0 { vec![] } else { vec![value] },
            "{figure:?}"
        );
        return;
    }
    let listed = || told(&page, "meta matrix-listed");
    if figure.href.contains("show=blocked") {
        assert_eq!(listed()[0], value, "{figure:?}");
    } else if figure.href.contains("show=expiring") {
        assert_eq!((listed()[1], listed()[0]), (value, figure.note[0]), "{figure:?}");
    } else {
        let lede = told(&page, "page-head-lede");
        // The share, and of how many.
        assert_eq!(lede.last(), figure.note.last(), "{figure:?}");
        assert_eq!(lede[0], value, "{figure:?}");
    }
}

#[tokio::test]
async fn every_figure_of_the_home_page_opens_a_list_of_exactly_that_length() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        for (email, least) in [("admin@demo.test", 4), ("manager@demo.test", 4), ("auditor@demo.test", 3)] {
            let browser = Browser::of(&house, email).await;
            let mut followed = 0;
            for path in ["/", "/?day=tomorrow", "/?sites=all", "/?day=tomorrow&sites=all"] {
                for figure in browser.figures(path).await {
                    follow(&browser, &figure).await;
                    followed += 1;
                }
            }
            assert!(followed >= least, "{email}: {followed}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_lines_of_the_gaps_lead_to_as_many_people_as_they_say() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let browser = Browser::of(&house, "admin@demo.test").await;
        let page = browser.page("/gaps").await;
        let lines: Vec<&str> =
            page.split("class=\"cell-main\"").skip(1).filter(|line| line.contains("show=gaps")).collect();
        assert!(lines.len() > 10, "{}", lines.len());
        for line in lines {
            let href = line.split_once("href=\"").unwrap().1.split_once('"').unwrap().0.replace("&amp;", "&");
            let people = line.split_once("<td class=\"num\">").unwrap().1.split_once('<').unwrap().0;
            let listed = told(&browser.page(&href).await, "meta matrix-listed");
            assert_eq!(listed[0].to_string(), people, "{href}");
        }
    })
    .await;
}
