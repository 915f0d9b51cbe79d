//! `POST /preferences`: keeps how somebody likes to see the product, and goes back to the page it was chosen on.

use crate::{
    form::Form,
    preferences::{Choice, Preferences, chosen_language},
    render::{Answer, answer, done},
    state::AppState,
    visitor::{Member, Visitor, own_address},
};
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
    routing::post,
};
use docendo::{error::Error, identity::service::choose_language, kernel::language::LanguageTag};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/preferences", post(keep))
}

async fn keep(member: Option<Member>, visitor: Visitor, headers: HeaderMap, form: Form) -> Response {
    let kept = try_keep(member.as_ref(), &headers, &form).await;
    answer(member.as_ref(), &visitor, kept).await
}

async fn try_keep(member: Option<&Member>, headers: &HeaderMap, form: &Form) -> Answer {
    if let Some(member) = member {
        let tag = match chosen_language(form) {
            Choice::Language(language) => Some(Some(language.tag())),
            Choice::Any => Some(None),
            Choice::Nothing => None,
        };
        if let Some(tag) = tag {
            let tag = tag.map(LanguageTag::parse).transpose();
            let tag = tag.map_err(|problem| Error::invalid("language", problem))?;
            // Not once: chosen twice, it is the same.
            member.caller.write(async |work| choose_language(work, tag.as_ref()).await).await?;
        }
    }
    let mut response = done(own_address(form.value("back")))?;
    if let Ok(cookie) = HeaderValue::from_str(&Preferences::of(headers).changed_by(form).cookie()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
