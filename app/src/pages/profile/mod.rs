//! What everybody changes of their own account: the password, at `/profile/password`. Whose password somebody else set is led
//! there from every page until it is another one.

mod calls;
mod password;
#[cfg(feature = "ssr")]
mod served;
mod wire;

super::screens! {
    profile {
        Password => password::view,
    }
}

#[cfg(feature = "ssr")]
mod first {
    use super::calls::{ChangePassword, ShowPassword};
    use crate::fault::Fault;
    use axum::{
        Json,
        extract::Request,
        http::StatusCode,
        middleware::Next,
        response::{IntoResponse as _, Redirect, Response},
    };
    use docendo::work::Caller;
    use leptos::server_fn::ServerFn as _;

    const PAGE: &str = "/profile/password";
    /// What works before the password is changed: changing it, leaving, and how the page looks.
    const OPEN: [&str; 5] = [PAGE, ShowPassword::PATH, ChangePassword::PATH, "/sign-out", "/preferences"];

    /// Leads whoever has to change the password there, whatever page they asked for.
    pub(crate) async fn change_first(request: Request, next: Next) -> Response {
        let caller = request.extensions().get::<Caller>();
        let must_change = caller.is_some_and(|caller| caller.who().must_change_password);
        if must_change && !OPEN.contains(&request.uri().path()) {
            let is_call = request.uri().path().starts_with("/do/");
            let elsewhere = || (StatusCode::GONE, Json(Fault::Elsewhere(PAGE.to_owned()))).into_response();
            return if is_call { elsewhere() } else { Redirect::to(PAGE).into_response() };
        }
        next.run(request).await
    }
}
#[cfg(feature = "ssr")]
pub(crate) use first::change_first;
