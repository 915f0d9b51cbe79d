//! What was found: as a page of lists, and as the listbox of the palette.

use super::SearchResults;
use crate::{
    t,
    ui::{EmptyState, Icon, IconName, LONGEST_SEARCH, PageHead, Panel, SEARCH},
};
use docendo::{catalogue::CourseSummary, people::PersonRow};
use leptos::prelude::*;

/// One thing that was found.
struct Hit {
    address: String,
    icon: IconName,
    word: String,
    more: String,
}

/// Things of one kind, and where the rest of them is.
struct Group {
    name: &'static str,
    title: String,
    hits: Vec<Hit>,
    rest: Option<(String, String)>,
}

fn of_person(person: &PersonRow) -> Hit {
    let job = person.jobs.first().map(|job| match &job.site_name {
        Some(site) => t!("job-at-site", role = job.role_name.clone(), site = site.clone()),
        None => job.role_name.clone(),
    });
    Hit {
        address: format!("/people/{}", person.id),
        icon: IconName::User,
        word: format!("{} {}", person.first_name, person.last_name).trim().to_owned(),
        more: [job, person.employee_number.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}

fn of_course(summary: &CourseSummary) -> Hit {
    let content = &summary.course.content;
    let (word, more) = (content.title.to_string(), content.code.to_string());
    Hit { address: format!("/courses/{}", summary.course.id), icon: IconName::Catalogue, word, more }
}

fn groups(found: &SearchResults) -> Vec<Group> {
    let people = found.people.rows.iter().map(of_person);
    let courses = found.courses.rows.iter().map(of_course);
    let actions = found.actions.iter().map(|action| Hit {
        address: action.address.to_owned(),
        icon: action.icon,
        word: action.word(),
        more: String::new(),
    });
    // The search finds those too who have left, so the list has to show them.
    let everybody: &[(&str, &str)] = &[("employed", "all")];
    let rest = |shown: usize, total: i64, path: &str, more: &[(&str, &str)]| {
        let pairs: Vec<(&str, &str)> = [("search", found.text.as_str())].iter().chain(more).copied().collect();
        let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
        let is_more = i64::try_from(shown).is_ok_and(|shown| shown < total);
        is_more.then(|| (format!("{path}?{query}"), t!("search-all", count = total)))
    };
    let groups = [
        Group {
            name: "people",
            title: t!("people-title"),
            hits: people.collect(),
            rest: rest(found.people.rows.len(), found.people.total, "/people", everybody),
        },
        Group {
            name: "courses",
            title: t!("search-courses"),
            hits: courses.collect(),
            rest: rest(found.courses.rows.len(), found.courses.total, "/courses", &[]),
        },
        Group { name: "actions", title: t!("search-actions"), hits: actions.collect(), rest: None },
    ];
    groups.into_iter().filter(|group| !group.hits.is_empty()).collect()
}

/// The listbox of the palette. Every option is a link: choosing one follows it.
pub(super) fn listbox(found: SearchResults) -> impl IntoView {
    let count = t!("search-count", count = found.count());
    let mut number = 0_u32;
    let groups = groups(&found).into_iter().map(|group| {
        let name = format!("palette-{}", group.name);
        let labelled = name.clone();
        let rest =
            group.rest.map(|(address, word)| Hit { address, icon: IconName::ChevronRight, word, more: String::new() });
        let options = group.hits.into_iter().chain(rest).map(|hit| {
            number += 1;
            view! {
                <a role="option" id=format!("palette-{number}") href=hit.address aria-selected="false" tabindex="-1">
                    <Icon name=hit.icon /><bdi>{hit.word}</bdi><span class="meta"><bdi>{hit.more}</bdi></span>
                </a>
            }
        });
        let options = options.collect_view();
        view! {
            <div role="group" aria-labelledby=labelled>
                <div class="palette-group" id=name role="presentation">{group.title}</div>
                {options}
            </div>
        }
    });
    let groups = groups.collect_view();
    let nothing = (found.count() == 0).then(|| view! { <p class="palette-group">{t!("search-none-title")}</p> });
    view! { <div data-told=count role="presentation">{groups}{nothing}</div> }.into_any()
}

/// The page of results.
pub(super) fn results(found: SearchResults) -> impl IntoView {
    let word = t!("search-title");
    let panels = groups(&found).into_iter().map(|group| {
        let rows = group.hits.into_iter().map(|hit| {
            view! { <li><div><a class="row-title" href=hit.address><bdi>{hit.word}</bdi></a>" "<span class="meta"><bdi>{hit.more}</bdi></span></div></li> }
        });
        let rows = rows.collect_view();
        let list = view! { <ul class="rows">{rows}</ul> };
        match group.rest {
            Some(link) => view! { <Panel name=group.name title=group.title link flush=true>{list}</Panel> }.into_any(),
            None => view! { <Panel name=group.name title=group.title flush=true>{list}</Panel> }.into_any(),
        }
    });
    let panels = panels.collect_view();
    let lede = if found.text.is_empty() { t!("search-lede") } else { t!("search-count", count = found.count()) };
    let empty = (found.count() == 0)
        .then(|| view! { <EmptyState title=t!("search-none-title") text=t!("search-none-text") /> });
    view! {
        <div class="page">
            <PageHead title=t!("search-title") lede />
            <form class="search-page" role="search" method="get" action=SEARCH aria-label=t!("search-title")>
                <input class="input" type="search" name="q" value=found.text maxlength=LONGEST_SEARCH aria-label=word dir="auto" />
                <button class="btn btn-primary"><Icon name=IconName::Search />{t!("search-submit")}</button>
            </form>
            <div class="stack">{panels}{empty}</div>
        </div>
    }
    .into_any()
}
