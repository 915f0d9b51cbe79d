//! Every figure opens a list of exactly that length, whoever looks at it: on the home page, in the gaps, of a requirement and of
//! a course.

use crate::client::{Answer, Client, cookie};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::{
    demo,
    identity::{self, DEMO_PASSWORD},
    kernel::{date::Period, id::SiteId},
    organisation,
    people::{self, NewHolding},
    testing::{House, caller, day, on_both},
    work::Work,
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
        Self { client: Client::anonymous(house).await, cookie: cookie(house, email, DEMO_PASSWORD).await }
    }

    async fn get(&self, path: &str) -> Answer {
        self.client.send(Method::GET, path, &[("cookie", &self.cookie)], Body::empty()).await
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
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
fn figures_in(page: &str, class: &str) -> Vec<u32> {
    let (_, rest) = page.split_once(&format!("class=\"{class}\">")).unwrap_or_else(|| panic!("no {class}: {page}"));
    numbers(rest.split_once('<').unwrap().0)
}

/// How many people and entries a matrix lists; none at all if it has no row.
fn listed(page: &str) -> [u32; 2] {
    let told = if page.contains("matrix-listed") { figures_in(page, "meta matrix-listed") } else { vec![0, 0] };
    [told[0], told[1]]
}

/// Follows a figure and compares it with what the list behind it says of its length.
async fn follow(browser: &Browser, figure: &Figure) {
    let page = browser.page(&figure.href).await;
    let value = numbers(&figure.value).first().copied().unwrap();
    if figure.href.starts_with("/completions/pending") {
        assert_eq!(
            if value == 0 { vec![] } else { figures_in(&page, "quiet queue-count") },
            if value == 0 { vec![] } else { vec![value] },
            "{figure:?}"
        );
        return;
    }
    let [people, entries] = listed(&page);
    if figure.href.contains("show=expiring") {
        assert_eq!((entries, people), (value, figure.note[0]), "{figure:?}");
    } else if !figure.value.contains('%') {
        assert_eq!(people, value, "{figure:?}");
    } else {
        let lede = figures_in(&page, "page-head-lede");
        // The share, and of how many.
        assert_eq!(lede.last(), figure.note.last(), "{figure:?}");
        assert_eq!(lede[0], value, "{figure:?}");
    }
}

/// Follows every figure of the home page in each of its forms, each of which has so many that lead anywhere.
async fn follow_home(browser: &Browser, figures: usize) {
    for path in ["/", "/?day=tomorrow", "/?sites=all", "/?day=tomorrow&sites=all"] {
        let found = browser.figures(path).await;
        assert_eq!(found.len(), figures, "{path}: {found:?}");
        for figure in found {
            follow(browser, &figure).await;
        }
    }
}

/// Gives the manager of the demo organisation a second job at their site and one at another site, and lets them verify
/// proofs; returns both sites.
async fn second_site(house: &House) -> [SiteId; 2] {
    let admin = caller(&house.installation, "admin@demo.test").await;
    let person = caller(&house.installation, "manager@demo.test").await.who().person;
    let give = async |work: &mut Work| {
        let job = people::service::detail(work, person).await?.holdings.remove(0).job;
        let here = job.site.unwrap();
        let sites = organisation::service::sites(work).await?;
        let there = sites.iter().map(|site| site.id).find(|site| *site != here).unwrap();
        let roles = people::service::roles(work).await?;
        let other = roles.iter().map(|role| role.id).find(|role| *role != job.role).unwrap();
        let period = Period::since(day("2026-01-05"));
        for (role, site) in [(other, here), (job.role, there)] {
            people::service::assign(work, &NewHolding { person, role, site: Some(site), period }).await?;
        }
        identity::service::give_role(work, person, "trainer").await?;
        Ok([here, there])
    };
    admin.write(give).await.unwrap()
}

#[tokio::test]
async fn a_manager_of_two_sites_is_led_to_the_lists_of_both() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let mut sites = second_site(&house).await.map(|site| format!("site={site}"));
        sites.sort();
        let browser = Browser::of(&house, "manager@demo.test").await;
        follow_home(&browser, 4).await;
        let figures = browser.figures("/").await;
        assert!(figures.iter().all(|figure| sites.iter().all(|site| figure.href.contains(site))), "{figures:?}");
        assert!(figures.iter().all(|figure| figure.href.matches("site=").count() == 2), "{figures:?}");
        // What is filtered is shown, and either site can be taken away; what leads on from there is of both.
        for path in ["/matrix", "/gaps", "/completions/pending", "/people"] {
            let page = browser.page(&format!("{path}?{}", sites.join("&"))).await;
            let chosen: Vec<String> =
                sites.iter().map(|site| format!(r#"<option value="{}" selected"#, &site[5..])).collect();
            assert!(chosen.iter().all(|option| page.contains(option.as_str())), "{path}: {page}");
            for site in &sites {
                let clear = format!(r#"href="{path}?{site}" aria-label="Remove filter"#);
                assert!(page.contains(&clear), "{clear}: {page}");
            }
        }
        let both = sites.join("&amp;");
        let page = browser.page(&format!("/matrix?{}", sites.join("&"))).await;
        for part in ["/gaps", "/matrix/print", "/matrix/export.csv", "/matrix/export.xlsx"] {
            assert!(page.contains(&format!(r#""{part}?{both}""#)), "{part}: {page}");
        }
        assert!(page.contains(&format!(r#"name="query" value="{both}""#)), "a saved view: {page}");
    })
    .await;
}

#[tokio::test]
async fn several_sites_list_everybody_of_either_once() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let [here, there] = second_site(&house).await;
        let browser = Browser::of(&house, "admin@demo.test").await;
        let count = async |sites: &[SiteId]| {
            let query: Vec<String> = sites.iter().map(|site| format!("site={site}")).collect();
            let people = figures_in(&browser.page(&format!("/people?{}", query.join("&"))).await, "num")[0];
            let matrix = listed(&browser.page(&format!("/matrix?{}", query.join("&"))).await)[0];
            assert_eq!(people, matrix, "{sites:?}");
            people
        };
        let (one, other) = (count(&[here]).await, count(&[there]).await);
        // The manager alone works at both.
        assert_eq!(count(&[here, there]).await, one + other - 1);
        assert_eq!(count(&[there, here, there]).await, one + other - 1);
        // A form sends what is not chosen too.
        let page = browser.page(&format!("/people?site=&site={here}&site=")).await;
        assert_eq!(figures_in(&page, "num")[0], one);
        let wrong = browser.get(&format!("/matrix?site={here}&site=north")).await;
        assert_eq!(wrong.status, StatusCode::BAD_REQUEST, "{}", wrong.text);
        let unknown = browser.page("/completions/pending?site=999999").await;
        assert!(!unknown.contains("queue-count"), "{unknown}");
    })
    .await;
}

#[tokio::test]
async fn every_figure_of_the_home_page_opens_a_list_of_exactly_that_length() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        // Who verifies nothing is led to no proofs that wait.
        for (email, figures) in [("admin@demo.test", 4), ("manager@demo.test", 3), ("auditor@demo.test", 3)] {
            follow_home(&Browser::of(&house, email).await, figures).await;
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
            let listed = figures_in(&browser.page(&href).await, "meta matrix-listed");
            assert_eq!(listed[0].to_string(), people, "{href}");
        }
    })
    .await;
}

/// The links of numbers in tables: the address and the number.
fn numbers_that_lead(page: &str) -> Vec<(String, u32)> {
    let one = |part: &str| {
        let (href, rest) = part.split_once('"')?;
        Some((href.replace("&amp;", "&"), *numbers(rest.split_once('<')?.0.split_once('>')?.1).first()?))
    };
    page.split("<td class=\"num\"><a href=\"").skip(1).filter_map(one).collect()
}

#[tokio::test]
async fn what_a_requirement_says_of_people_leads_to_them() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let browser = Browser::of(&house, "admin@demo.test").await;
        let page = browser.page("/requirements?state=in_force").await;
        let lines = numbers_that_lead(&page);
        assert!(lines.len() > 10, "{}", lines.len());
        for (href, people) in lines {
            assert_eq!(listed(&browser.page(&href).await)[0], people, "{href}");
        }
        let mut followed = 0;
        for part in
            page.split("href=\"/requirements/").skip(1).filter(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        {
            let path = format!("/requirements/{}", part.split_once('"').unwrap().0);
            let figures = browser.figures(&path).await;
            assert!(figures.is_empty() || figures.len() == 2, "{path}: {figures:?}");
            for figure in figures {
                follow(&browser, &figure).await;
                followed += 1;
            }
        }
        assert!(followed > 20, "{followed}");
    })
    .await;
}

#[tokio::test]
async fn what_a_course_says_of_people_leads_to_them() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let browser = Browser::of(&house, "admin@demo.test").await;
        let list = browser.page("/courses").await;
        let of_courses =
            list.split("href=\"/courses/").skip(1).filter(|part| part.starts_with(|c: char| c.is_ascii_digit()));
        let (mut followed, mut lines) = (0, 0);
        for part in of_courses {
            let path = format!("/courses/{}", part.split_once('"').unwrap().0);
            for figure in browser.figures(&path).await {
                follow(&browser, &figure).await;
                followed += 1;
            }
            for (href, people) in numbers_that_lead(&browser.page(&path).await) {
                assert_eq!(listed(&browser.page(&href).await)[0], people, "{path}: {href}");
                lines += 1;
            }
        }
        assert!(followed > 20 && lines > 10, "{followed} {lines}");
    })
    .await;
}
