//! What a person holds and lacks, on their page.

use super::wire::StandingLine;
use crate::{
    t, text,
    ui::{EmptyState, IconName, Section, StateBadge, TableScroll},
};
use docendo::kernel::id::PersonId;
use leptos::prelude::*;

/// Every competency that is required of the person or that they ever completed, what is most urgent first.
#[component]
pub(super) fn Competencies(lines: Vec<StandingLine>, person: PersonId) -> impl IntoView {
    let content = if lines.is_empty() {
        view! { <EmptyState title=t!("competencies-empty-title") text=t!("competencies-empty-text") icon=IconName::Requirements /> }.into_any()
    } else {
        table(lines.into_iter().map(|line| row(line, person)).collect())
    };
    view! { <Section name="competencies" title=t!("competencies-title")>{content}</Section> }.into_any()
}

fn table(rows: Vec<AnyView>) -> AnyView {
    view! {
        <TableScroll section="competencies">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("competencies-competency")}</th>
                        <th scope="col">{t!("competencies-state")}</th>
                        <th scope="col" class="num col-later">{t!("competencies-completed")}</th>
                        <th scope="col" class="num col-later">{t!("competencies-until")}</th>
                        <th scope="col" class="col-later">{t!("competencies-required-by")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
    }
    .into_any()
}

fn row(line: StandingLine, person: PersonId) -> AnyView {
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=format!("/matrix?cell={person}.{}", line.competency)><bdi>{line.title}</bdi></a>
                <span class="meta">{line.code}</span>
            </th>
            <td><StateBadge state=line.state detail=line.words /></td>
            <td class="num col-later">{text::maybe_day(line.completed)}</td>
            <td class="num col-later">{line.until}</td>
            <td class="col-later">{line.required_by}</td>
        </tr>
    }
    .into_any()
}
