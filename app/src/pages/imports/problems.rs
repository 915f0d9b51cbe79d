//! Everything rejected or doubtful in an import, by sheet, row and column: `/imports/{id}/problems`, and as a file.

use super::{
    PATH,
    messages::{place, translate},
    names,
};
use crate::{
    form::Form,
    pages::kit::words::{options, path_id, word},
    render::{Answer, Page, answer, done},
    t,
    text::{Language, language},
    ui::{EmptyState, FilterBar, IconName, LinkButton, ListPager, PageHead, Place, SelectPill, TableScroll, Turn},
    visitor::Member,
};
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use docendo::{
    error::Flaws,
    exchange::{
        self, At,
        import::{Import, ProblemFilter, StoredProblem, service},
        plan::{ProblemKind, Severity},
    },
    kernel::id::ImportId,
    work::Read,
};
use leptos::prelude::*;

/// So many problems are on one page.
const ROWS: i64 = 50;
const FILTERS: &[&str] = &["severity", "kind", "sheet"];
/// The keys of the columns of the file.
const COLUMNS: [&str; 7] = [
    "import-severity",
    "import-sheet",
    "import-row",
    "import-column",
    "import-header",
    "import-value",
    "import-message",
];

pub(super) async fn show(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id)).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn download(member: Member, Path(id): Path<String>) -> Response {
    let file = file(&member, path_id(&id)).await;
    answer(Some(&member), &member.visitor, file).await
}

fn filter(query: &Form, flaws: &mut Flaws) -> ProblemFilter {
    let (severity, kind) = (query.word("severity", flaws), query.word("kind", flaws));
    ProblemFilter { severity, kind, sheet: query.text("sheet") }
}

async fn file(member: &Member, id: ImportId) -> Answer {
    member.require(exchange::access::IMPORT)?;
    let query = member.visitor.query();
    let mut flaws = Flaws::default();
    let filter = filter(&query, &mut flaws);
    flaws.check()?;
    let language: &Language = &member.visitor.language;
    let words = COLUMNS.map(|key| language.text(key, &[]));
    let headers = std::array::from_fn(|index| words[index].as_str());
    let line = |one: StoredProblem| line(*language, one);
    let bytes = service::problems_csv(member, id, &filter, headers, line).await?;
    let mut response = bytes.into_response();
    let mut set = |name, value| response.headers_mut().insert(name, HeaderValue::from_static(value));
    set(header::CONTENT_TYPE, "text/csv; charset=utf-8");
    set(header::CONTENT_DISPOSITION, "attachment; filename=\"problems.csv\"");
    Ok(response)
}

/// A line of the file.
fn line(language: Language, one: StoredProblem) -> [String; 7] {
    let row = one.row_number.map(|row| row.to_string()).unwrap_or_default();
    let severity = language.text(&format!("import-severity-{}", one.severity.code()), &[]);
    let (message, _) = translate(language, &one.message);
    let (column, header) = (one.column_letters.unwrap_or_default(), one.header.unwrap_or_default());
    [severity, one.sheet, row, column, header, one.value, message]
}

/// Everything that the page shows.
struct ImportProblemsView {
    import: Import,
    query: Form,
    problems: Vec<StoredProblem>,
    kinds: Vec<ProblemKind>,
    total: i64,
    turn: Turn,
}

async fn page(member: &Member, id: ImportId) -> Answer {
    member.require(exchange::access::IMPORT)?;
    let query = member.visitor.query();
    let mut flaws = Flaws::default();
    let filter = filter(&query, &mut flaws);
    let turn = Turn::from_query(&query, ROWS, &mut flaws);
    flaws.check()?;
    let load = async |read: &mut Read| {
        let import = service::find(read, id).await?;
        let part = service::problems(read, id, &filter, turn.rows()).await?;
        let kinds = service::problem_kinds(read, id).await?.into_iter().map(|(kind, _)| kind).collect();
        Ok(ImportProblemsView { import, query: query.clone(), problems: part.rows, kinds, total: part.total, turn })
    };
    let view = member.read(load).await?;
    if let Some(last) = turn.beyond(&query, &format!("{PATH}/{id}/problems"), view.total) {
        return done(&last);
    }
    Ok(Page::inside(member, Place::Imports).show(|| t!("import-problems"), move || body(view)).await)
}

fn body(view: ImportProblemsView) -> impl IntoView {
    let ImportProblemsView { import, query, problems, kinds, total, turn } = view;
    let path = format!("{PATH}/{}/problems", import.id);
    let back = (format!("{PATH}/{}", import.id), names(&import.file_names));
    let download = query.address(&format!("{path}.csv"), &[("page", None)]);
    let sheets = import.mapping.map(|mapping| mapping.sheets).unwrap_or_default();
    let sheets = sheets.into_iter().map(|sheet| (sheet.sheet.clone(), sheet.sheet)).collect::<Vec<_>>();
    let kinds = options("import-kind", &kinds.into_iter().map(ProblemKind::code).collect::<Vec<_>>());
    let content = if problems.is_empty() {
        view! { <EmptyState title=t!("import-no-problems") text=t!("import-no-problems-text") icon=IconName::Check /> }
            .into_any()
    } else {
        table(problems, total, turn, query.clone(), path.clone())
    };
    view! {
        <div class="page">
            <PageHead title=t!("import-problems") lede=t!("import-problems-lede") back>
                <LinkButton href=download word=t!("import-download") icon=IconName::Download />
            </PageHead>
            <FilterBar path=path query label=t!("import-problems") names=FILTERS keep=&[]>
                <SelectPill name="severity" label=t!("import-severity") options=options("import-severity", Severity::CODES) />
                <SelectPill name="kind" label=t!("import-kind") options=kinds />
                <SelectPill name="sheet" label=t!("import-sheet") options=sheets />
            </FilterBar>
            {content}
        </div>
    }
    .into_any()
}

fn table(problems: Vec<StoredProblem>, total: i64, turn: Turn, query: Form, path: String) -> AnyView {
    let shown = problems.len();
    let rows = problems.into_iter().map(row).collect_view();
    view! {
        <div class="list-line"><span class="num">{t!("import-problem-count", count = total)}</span></div>
        <TableScroll label=t!("import-problems")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("import-place")}</th>
                        <th scope="col">{t!("import-value")}</th>
                        <th scope="col">{t!("import-message")}</th>
                        <th scope="col" class="col-later">{t!("import-severity")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path shown total />
    }
    .into_any()
}

fn row(one: StoredProblem) -> impl IntoView {
    let at = At {
        sheet: one.sheet,
        row: one.row_number.and_then(|row| usize::try_from(row).ok()),
        column: one.column_letters,
        header: one.header.unwrap_or_default(),
    };
    let (message, lang) = translate(language(), &one.message);
    view! {
        <tr>
            <th scope="row"><bdi>{place(language(), &at)}</bdi></th>
            <td><bdi>{one.value}</bdi></td>
            <td><strong>{word("import-kind", one.kind.code())}</strong><br /><span lang=lang dir="auto">{message}</span></td>
            <td class="col-later"><span class="tag">{word("import-severity", one.severity.code())}</span></td>
        </tr>
    }
    .into_any()
}
