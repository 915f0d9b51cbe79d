//! Withdrawing a job role or an employment that was recorded by mistake, with the reason:
//! `/people/:id/jobs/:fact/withdraw`, `/people/:id/employment/:fact/withdraw`.

use super::{
    calls::{FindEmployment, FindJob, WithdrawEmployment, WithdrawJob},
    wire::FactPage,
    words::{job_name, period_words},
};
use crate::{
    form::Form,
    page::{PageForm, loaded, parses, path},
    t,
    ui::{OwnPassword, PageHead, TextField, VersionField},
};
use docendo::kernel::withdrawal::WithdrawalDraft;
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn job() -> AnyView {
    loaded::<FindJob>(path(), |page| {
        let job = page.fact.job.as_ref().map(job_name).unwrap_or_default();
        let words = t!("entry-job-assigned", job = job, period = period_words(page.fact.period));
        let address = format!("/people/{}/jobs/{}", page.person, page.fact.id);
        // Whoever loses a job role signs in as before.
        let page = FactPage { is_due: false, ..page };
        body(page, (words, address), WithdrawJob::PATH, ("withdraw-job-title", "withdraw-job-counts"))
    })
}

pub(super) fn employment() -> AnyView {
    loaded::<FindEmployment>(path(), |page| {
        let words = t!("entry-employment-started", period = period_words(page.fact.period));
        let address = format!("/people/{}/employment/{}", page.person, page.fact.id);
        let keys = ("withdraw-employment-title", "withdraw-employment-counts");
        body(page, (words, address), WithdrawEmployment::PATH, keys)
    })
}

/// The page about a fact that says these `words`, and is changed at `address`. Its title, and what follows from withdrawing it, are
/// the texts of `title` and `counts`.
fn body(
    page: FactPage,
    (words, address): (String, String),
    function: &'static str,
    (title, counts): (&'static str, &'static str),
) -> AnyView {
    let FactPage { person, name, fact, is_due } = page;
    let lede = t!("withdraw-lede", person = name.clone(), what = words);
    let back = (format!("/people/{person}"), name);
    view! {
        <div class="page">
            <PageHead title=t!(title) lede back />
            <PageForm
                function opened=Form::default() check={parses::<WithdrawalDraft>} submit=t!("records-withdraw-submit")
                danger=true cancel=address
            >
                <VersionField version=fact.version />
                <ul class="consequences">
                    <li>{t!(counts)}</li>
                    <li>{t!("records-withdraw-stays")}</li>
                    <li>{t!("records-withdraw-told")}</li>
                </ul>
                <TextField name="reason" required=true maxlength=1000 help=t!("withdraw-reason-help") />
                <OwnPassword due=is_due />
            </PageForm>
        </div>
    }
    .into_any()
}
