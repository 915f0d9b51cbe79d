//! The list of imports, and the form that uploads files: `/imports`.

use super::{PATH, names};
use crate::{
    form::{Form, KEY, sentence},
    pages::kit::words::word,
    render::{Answer, Page, answer, done},
    t, text,
    ui::{EmptyState, ErrorSummary, FormKey, Icon, IconName, ListPager, PageHead, Panel, Place, TableScroll, Turn},
    visitor::Member,
};
use axum::{
    extract::{Multipart, multipart::MultipartRejection},
    http::StatusCode,
    response::Response,
};
use docendo::{
    error::{Error, Flaws, Problem},
    exchange::{
        self,
        import::{Listed, service},
        read::MAX_FILE,
    },
    jobs::{self, Pace},
    kernel::secret,
};
use leptos::prelude::*;

/// So many imports are on one page.
const ROWS: i64 = 25;

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member, Form::default()).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn upload(member: Member, files: Result<Multipart, MultipartRejection>) -> Response {
    let shown = try_upload(&member, files).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_upload(member: &Member, files: Result<Multipart, MultipartRejection>) -> Answer {
    member.require(exchange::access::IMPORT)?;
    let uploaded = match read(files).await {
        Ok((form, files)) => service::upload(&member.sending(&form), files).await,
        Err(problem) => Err(Error::invalid("files", problem)),
    };
    match uploaded {
        Ok(id) => done(&format!("{PATH}/{id}")),
        Err(error) => page(member, Form::default().with(error)?).await,
    }
}

/// The files of the form, with their names; a browser sends an empty one if none was chosen. And the form, by which it is known
/// when it is sent again: with what its files hold.
async fn read(files: Result<Multipart, MultipartRejection>) -> Result<(Form, Vec<(String, Vec<u8>)>), Problem> {
    let mut files = files.map_err(|_| Problem::Required)?;
    let problem = |status: StatusCode| {
        if status == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { Problem::Required }
    };
    let (mut found, mut values) = (Vec::new(), Vec::new());
    while let Some(field) = files.next_field().await.map_err(|error| problem(error.status()))? {
        let name = field.file_name().map(str::to_owned).filter(|name| !name.is_empty());
        let is_key = field.name() == Some(KEY);
        let content = field.bytes().await.map_err(|error| problem(error.status()))?;
        if is_key {
            values.push((KEY, String::from_utf8_lossy(&content).into_owned()));
        }
        if let Some(name) = name {
            values.extend([("file", name.clone()), ("content", secret::fingerprint(&content))]);
            found.push((name, content.into()));
        }
    }
    Ok((Form::showing(values), found))
}

/// What the service says of files that are too large.
fn too_large() -> Problem {
    Problem::OutOfRange(1, i64::try_from(MAX_FILE / 1024 / 1024).unwrap_or(i64::MAX))
}

/// Everything that the page shows.
struct ImportListView {
    form: Form,
    imports: Vec<(Listed, Pace)>,
    total: i64,
    query: Form,
    turn: Turn,
}

async fn page(member: &Member, form: Form) -> Answer {
    member.require(exchange::access::IMPORT)?;
    let query = member.visitor.query();
    let mut flaws = Flaws::default();
    let turn = Turn::from_query(&query, ROWS, &mut flaws);
    flaws.check()?;
    let part = member.read(async |read| service::list(read, turn.rows()).await).await?;
    if let Some(last) = turn.beyond(&query, PATH, part.total) {
        return done(&last);
    }
    let page = Page::inside(member, Place::Imports).of_form(&form);
    let how = |one: &Listed| jobs::pace(&member.caller, one.job.as_ref());
    let imports = part.rows.into_iter().map(|one| {
        let how = how(&one);
        (one, how)
    });
    let imports = imports.collect();
    let view = ImportListView { form, imports, total: part.total, query, turn };
    Ok(page.show(|| t!("imports-title"), move || body(view)).await)
}

fn body(view: ImportListView) -> impl IntoView {
    let ImportListView { form, imports, total, query, turn } = view;
    let list = if imports.is_empty() {
        view! { <EmptyState title=t!("imports-empty-title") text=t!("imports-empty-text") icon=IconName::Upload /> }
            .into_any()
    } else {
        table(imports, total, query, turn)
    };
    view! {
        <div class="page">
            <PageHead title=t!("imports-title") lede=t!("imports-lede") />
            <div class="stack">
                <Panel name="upload" title=t!("imports-upload-title")><Upload form /></Panel>
                {list}
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Upload(form: Form) -> impl IntoView {
    let too_large = sentence(&too_large());
    let error = form.error("files").map(|error| if error == too_large { t!("imports-too-large") } else { error });
    let error = error.map(|error| {
        view! { <p class="field-error" id="f-files-error"><Icon name=IconName::Alert small=true />{error}</p> }
    });
    let invalid = error.is_some().then_some("true");
    let described = if error.is_some() { "f-files-help f-files-error" } else { "f-files-help" };
    view! {
        <form class="form" method="post" action=PATH enctype="multipart/form-data">
            <FormKey />
            <ErrorSummary form />
            <div class="field">
                <label for="f-files">{t!("label-files")}</label>
                <input
                    class="input" id="f-files" type="file" name="files" multiple required
                    accept=".xlsx,.xlsm,.ods,.csv,.tsv,.txt" aria-describedby=described aria-invalid=invalid
                />
                <p class="field-help" id="f-files-help">{t!("imports-files-help")}</p>
                {error}
            </div>
            <div class="form-actions"><button class="btn btn-primary"><Icon name=IconName::Upload />{t!("imports-upload")}</button></div>
        </form>
    }
    .into_any()
}

fn table(imports: Vec<(Listed, Pace)>, total: i64, query: Form, turn: Turn) -> AnyView {
    let shown = imports.len();
    let rows = imports.iter().map(|(one, pace)| row(one, *pace)).collect_view();
    view! {
        <div class="list-line"><span class="num">{t!("imports-count", count = total)}</span></div>
        <TableScroll label=t!("imports-title")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("imports-files")}</th>
                        <th scope="col">{t!("imports-state")}</th>
                        <th scope="col" class="num">{t!("imports-new-completions")}</th>
                        <th scope="col" class="col-later">{t!("imports-by")}</th>
                        <th scope="col" class="num col-later">{t!("imports-at")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path=PATH shown total />
    }
    .into_any()
}

fn row(one: &Listed, pace: Pace) -> impl IntoView + use<> {
    let state = match pace {
        Pace::Queued | Pace::Silent if one.state.is_busy() => t!(&format!("work-{}", pace.code())),
        _ => word("import-state", one.state.code()),
    };
    let completions = one.preview.as_ref().map(|preview| preview.changes.completions);
    view! {
        <tr>
            <th scope="row" class="cell-main"><a href=format!("{PATH}/{}", one.id)><bdi>{names(&one.file_names)}</bdi></a></th>
            <td><span class="tag">{state}</span></td>
            <td class="num">{completions}</td>
            <td class="col-later"><bdi>{one.creator.clone()}</bdi></td>
            <td class="num col-later">{text::moment(one.created_at)}</td>
        </tr>
    }
    .into_any()
}
