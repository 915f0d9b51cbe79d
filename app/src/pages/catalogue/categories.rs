//! The categories of courses, and making a new one: `/courses/categories`.

use crate::{
    form::Form,
    pages::kit::words::require,
    render::{Answer, Page, answer, done},
    t,
    ui::{NumberField, PageHead, Panel, Place, PostForm, TableScroll, TextArea, TextField},
    visitor::Member,
};
use axum::response::Response;
use docendo::{
    Result,
    catalogue::{Category, CategoryCode, Description, Name, NewCategory, service},
    error::{Flaws, Problem},
    identity::Permission,
};
use leptos::prelude::*;

const PATH: &str = "/courses/categories";

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member, Form::default()).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn create(member: Member, form: Form) -> Response {
    let shown = try_create(&member, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_create(member: &Member, form: Form) -> Answer {
    let created = match read(&form) {
        Ok(new) => member.write(async |work| service::create_category(work, &new).await).await,
        Err(error) => Err(error),
    };
    match created {
        Ok(_) => done(PATH),
        Err(error) => page(member, form.with(error)?).await,
    }
}

/// The category that the form describes; every flaw is told at once.
fn read(form: &Form) -> Result<NewCategory> {
    let mut flaws = Flaws::default();
    let name = flaws.take("category_name", Name::parse(form.value("category_name")));
    let code = flaws.take("code", CategoryCode::parse(form.value("code")));
    let description = flaws.take("description", Description::optional(form.value("description"))).flatten();
    let place = |text: &str| match text.parse() {
        Ok(place @ 0..=10_000) => Ok(place),
        Ok(_) => Err(Problem::OutOfRange(0, 10_000)),
        Err(_) => Err(Problem::NotANumber),
    };
    let display_order = form.parse("display_order", &mut flaws, place).unwrap_or_default();
    let new = name.zip(code).map(|(name, code)| NewCategory { name, code, description, display_order });
    flaws.check_with(new)
}

async fn page(member: &Member, form: Form) -> Answer {
    require(member, Permission::CatalogueWrite)?;
    let categories = member.read(async |read| service::categories(read, true, false).await).await?;
    let page = Page::inside(member, Place::Catalogue).of_form(&form);
    Ok(page.show(|| t!("categories-title"), move || body(categories, form)).await)
}

fn body(categories: Vec<Category>, form: Form) -> impl IntoView {
    let back = ("/courses".to_owned(), t!("catalogue-title"));
    let rows = categories.into_iter().map(row).collect_view();
    view! {
        <div class="page">
            <PageHead title=t!("categories-title") lede=t!("categories-lede") back />
            <div class="columns">
                <TableScroll label=t!("categories-title")>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{t!("label-category-name")}</th>
                                <th scope="col">{t!("label-code")}</th>
                                <th scope="col" class="col-later">{t!("categories-from")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </TableScroll>
                <Panel name="new" title=t!("categories-new")>
                    <PostForm form submit=t!("categories-create")>
                        <div class="form-section">
                            <TextField name="category_name" required=true maxlength=100 />
                            <TextField name="code" required=true maxlength=50 help=t!("categories-code-help") />
                            <TextArea name="description" maxlength=10_000 />
                            <NumberField name="display_order" max="10000" help=t!("categories-order-help") />
                        </div>
                    </PostForm>
                </Panel>
            </div>
        </div>
    }
    .into_any()
}

fn row(category: Category) -> impl IntoView {
    let from = if category.is_system() { t!("categories-system") } else { t!("categories-own") };
    let about = category.description.map(|text| view! { <span class="meta"><bdi>{text.to_string()}</bdi></span> });
    let id = category.id;
    view! {
        <tr>
            <th scope="row" class="cell-main"><a href=format!("/courses?category={id}")><bdi>{category.name.to_string()}</bdi></a>{about}</th>
            <td><span class="code">{category.code.to_string()}</span></td>
            <td class="col-later">{from}</td>
        </tr>
    }
    .into_any()
}
