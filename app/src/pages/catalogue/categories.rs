//! The categories of courses, and making a new one: `/courses/categories`.

use super::calls::{CreateCategory, ListCategories};
use crate::{
    form::Form,
    page::{PageForm, loaded, parses},
    t,
    ui::{NumberField, PageHead, Panel, TableScroll, TextArea, TextField},
};
use docendo::catalogue::{Category, CategoryDraft};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<ListCategories>(Form::default, body)
}

fn body(categories: Vec<Category>) -> AnyView {
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
                    <PageForm function=CreateCategory::PATH opened=Form::default() check={parses::<CategoryDraft>} submit=t!("categories-create")>
                        <div class="form-section">
                            <TextField name="category_name" required=true maxlength=100 />
                            <TextField name="code" required=true maxlength=50 help=t!("categories-code-help") />
                            <TextArea name="description" maxlength=10_000 />
                            <NumberField name="display_order" max="10000" help=t!("categories-order-help") />
                        </div>
                    </PageForm>
                </Panel>
            </div>
        </div>
    }
    .into_any()
}

fn row(category: Category) -> AnyView {
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
