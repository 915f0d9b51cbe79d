//! For whom the competency of a course is required, and how far they hold it.

use super::wire::RequiredLine;
use crate::{
    pages::requirements::words::{level, people, whom},
    t, text,
    ui::{Bar, Section, TableScroll},
};
use leptos::prelude::*;

/// The requirements for a competency, with how far each reaches for those who may know (`with_reach`). `add` is where one more is
/// made.
#[component]
pub(super) fn RequiredBy(requirements: Vec<RequiredLine>, with_reach: bool, add: Option<String>) -> impl IntoView {
    let link = add.map(|href| (href, t!("course-require")));
    if requirements.is_empty() {
        let link = link.map(|(href, word)| view! { " "<a href=href>{word}</a> });
        return view! { <Section name="required" title=t!("course-required-by")><p class="quiet">{t!("course-required-nobody")}{link}</p></Section> }.into_any();
    }
    let heads = with_reach.then(|| view! { <th scope="col" class="num">{t!("requirement-people")}</th><th scope="col" class="num">{t!("requirement-holders")}</th> });
    let rows = requirements.into_iter().map(row).collect_view();
    let table = view! {
        <TableScroll section="required">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("requirement-whom")}</th>
                        <th scope="col" class="col-later">{t!("requirement-level")}</th>
                        <th scope="col" class="num col-later">{t!("requirement-since")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
    };
    // The component takes a link or none, but not an `Option` of one.
    match link {
        Some(link) => {
            view! { <Section name="required" title=t!("course-required-by") link>{table}</Section> }.into_any()
        }
        None => view! { <Section name="required" title=t!("course-required-by")>{table}</Section> }.into_any(),
    }
}

fn row(line: RequiredLine) -> AnyView {
    let reach = line.reach.map(|(bearing, list)| {
        let bar = bearing.share().map(|share| view! { " "<Bar share /> });
        view! { <td class="num">{people(bearing.people, list)}</td><td class="num">{bearing.holders}{bar}</td> }
    });
    let reference = line.reference.map(|text| view! { <span class="meta"><bdi>{text}</bdi></span> });
    let level = level(line.is_mandatory, line.priority);
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=format!("/requirements/{}", line.id)><bdi>{whom(line.scope_name.as_deref())}</bdi></a>
                <span class="meta only-phone">{level.clone()}</span>
                {reference}
            </th>
            <td class="col-later">{level}</td>
            <td class="num col-later">{line.from.map_or_else(|| t!("requirement-always"), text::day)}</td>
            {reach}
        </tr>
    }
    .into_any()
}
