//! The page of the settings: `/organisation`.

use super::{
    calls::{ChangeSettings, ShowSettings},
    wire::SettingsPage,
};
use crate::{
    form::{Form, FormScope},
    page::{PageForm, asked, loaded, parses},
    t,
    ui::{Notice, NoticeKind, NumberField, OwnPassword, PageHead, SelectField, TextField, VersionField},
};
use docendo::organisation::SettingsDraft;
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    let asked = asked();
    loaded::<ShowSettings>(move || asked.get(), move |page| body(page, asked.get_untracked().ticked("saved")))
}

fn body(page: SettingsPage, is_saved: bool) -> AnyView {
    let SettingsPage { version, opened, languages, is_due } = page;
    view! {
        <div class="page">
            <PageHead title=t!("organisation-title") lede=t!("organisation-lede") />
            <PageForm
                function=ChangeSettings::PATH opened check={parses::<SettingsDraft>} submit=t!("organisation-save") cancel="/"
            >
                {is_saved.then(saved)}
                <VersionField version />
                <div class="form-section">
                    <TextField name="name" label=t!("label-organisation-name") required=true maxlength=200 />
                    <SelectField
                        name="language" options=languages empty=t!("organisation-language-any")
                        help=t!("organisation-language-help")
                    />
                    <NumberField
                        name="expiring_days" required=true min="1" max="365" unit=t!("unit-days")
                        help=t!("organisation-expiring-help")
                    />
                    <OwnPassword due=is_due />
                </div>
            </PageForm>
        </div>
    }
    .into_any()
}

/// That the settings were saved, until a change of them is refused.
fn saved() -> AnyView {
    let is_refused = FormScope::current().ask(Form::is_refused);
    (move || (!is_refused.get()).then(|| view! { <Notice kind=NoticeKind::Done title=t!("organisation-saved") /> }))
        .into_any()
}
