//! The problems of an import as a file: `/imports/{id}/problems.csv`.

use super::{messages::translate, served::filter};
use crate::{
    pages::kit::words::path_id,
    render::{Answer, answer},
    text::Language,
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
        self,
        import::{StoredProblem, service},
    },
    kernel::id::ImportId,
};

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

pub(super) async fn download(member: Member, Path(id): Path<String>) -> Response {
    let file = file(&member, path_id(&id)).await;
    answer(Some(&member), &member.visitor, file).await
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
