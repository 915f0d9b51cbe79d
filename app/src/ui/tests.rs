//! What the components promise: names, descriptions and errors that assistive technology finds.

use super::*;
use crate::form::Form;
use docendo::error::{Error, Flaw, Problem};
use leptos::prelude::*;

fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().to_html())
}

fn refused() -> Form {
    let flaw = Flaw { field: "code".to_owned(), problem: Problem::Required };
    let form = Form::showing([("code", "<b>"), ("title", "Fire \"safety\""), ("level", "b")]);
    form.with(Error::Invalid(vec![flaw])).unwrap()
}

#[test]
fn an_error_stands_at_its_field_and_the_summary_leads_to_it() {
    let page = html(|| {
        view! {
            <PostForm form=refused() submit="Save" cancel="/courses">
                <TextField name="code" label="Code" help="Short." required=true />
                <TextField name="title" label="Title" required=true />
            </PostForm>
        }
    });
    assert!(page.contains(r##"<a href="#f-code">"##), "{page}");
    assert!(page.contains(r#"id="f-code""#) && page.contains(r#"<label for="f-code">"#), "{page}");
    assert!(page.contains(r#"aria-describedby="f-code-help f-code-error" aria-invalid="true""#), "{page}");
    assert!(page.contains(r#"id="f-code-help""#) && page.contains(r#"id="f-code-error""#), "{page}");
    assert_eq!(page.matches("aria-invalid").count(), 1, "{page}");
}

#[test]
fn what_was_typed_comes_back_and_cannot_become_markup() {
    let page = html(|| {
        view! {
            <PostForm form=refused() submit="Save">
                <TextField name="code" label="Code" />
                <TextArea name="title" label="Title" />
                <TextField name="code" label="Secret" kind=TextKind::Password />
            </PostForm>
        }
    });
    assert!(page.contains("value=\"&lt;b&gt;\"") && !page.contains("<b>"), "{page}");
    assert_eq!(page.matches("&lt;b&gt;").count(), 1, "a secret is never shown again: {page}");
}

#[test]
fn choices_show_what_was_chosen() {
    let options = || vec![("a".to_owned(), "First".to_owned()), ("b".to_owned(), "Second".to_owned())];
    let page = html(
        || view! { <PostForm form=refused() submit="Save"><RadioField name="level" label="Level" options=options() /></PostForm> },
    );
    assert!(page.contains(r#"id="f-level-1" name="level" value="b" checked"#), "{page}");
    let page = html(
        || view! { <PostForm form=refused() submit="Save"><SelectField name="level" label="Level" options=options() /></PostForm> },
    );
    assert!(page.contains(r#"<option value="b" selected"#), "{page}");
}

#[test]
fn a_filter_is_taken_away_without_the_others() {
    let query = Form::showing([("site", "2"), ("role", "5"), ("sort", "-name"), ("page", "4")]);
    let page = html(|| {
        let options = vec![("2".to_owned(), "Northgate".to_owned())];
        view! {
            <FilterBar path="/people" query label="People" search="Name" names=&["site", "role"]>
                <SelectPill name="site" label="Site" options />
            </FilterBar>
        }
    });
    assert!(page.contains(r#"<a href="/people?role=5&amp;sort=-name" aria-label="Remove filter: Site""#), "{page}");
    assert!(page.contains(r#"href="/people?sort=-name""#), "clear keeps the order: {page}");
    assert!(page.contains(r#"type="hidden" name="sort" value="-name""#), "{page}");
}

#[test]
fn a_state_is_a_word_and_not_only_a_colour() {
    let page = html(|| view! { <Legend counts=docendo::competence::State::ALL.map(|state| (state, 1)).to_vec() /> });
    for state in docendo::competence::State::ALL {
        assert!(page.contains(&format!("state-{}", state.code())), "{page}");
    }
    assert!(page.contains("Expired") && page.contains("Not required"), "{page}");
}
