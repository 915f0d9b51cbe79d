//! A list that is compared: search, filters, a table whose heads sort, pages, and what stands there while there is nothing. A page
//! declares what its list is ([`List`]), which server function answers, and what a row is.

use super::{asked, loaded};
use crate::{
    fault::Fault,
    form::Form,
    session::Session,
    t,
    ui::{
        Arrival, EmptyState, FilterBar, IconName, LinkButton, ListPager, PageHead, SortHead, Sorting, TableScroll,
        Turn, Weight,
    },
};
use docendo::kernel::access::UseCase;
use leptos::{prelude::*, server_fn::ServerFn};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What a list is. The key begins its texts: `<key>-title`, `-lede`, `-search`, `-count`; `-none-title` and `-none-text` where the
/// filters leave nothing, `-empty-title` and `-empty-text` where there is nothing yet, `-empty-reader` for those who may not make one.
#[derive(Debug)]
pub struct List {
    /// Its address.
    pub path: &'static str,
    /// What its texts begin with.
    pub key: &'static str,
    /// The drawing of what it lists.
    pub icon: IconName,
    /// The way to a new one.
    pub new: Option<New>,
    /// What stands beside the way to a new one, for those who may carry out this use case.
    pub beside: Option<(UseCase, fn() -> AnyView)>,
    /// Its columns, in their order.
    pub columns: &'static [Column],
    /// The key by which it is sorted while the address names none.
    pub usual: &'static str,
}

/// The way to a new one, for those who may make one.
#[derive(Debug)]
pub struct New {
    /// Where it leads.
    pub href: &'static str,
    /// The key of its word.
    pub word: &'static str,
    /// That of its word where there is nothing yet.
    pub first: &'static str,
    /// What whoever makes one may do.
    pub use_case: UseCase,
}

/// A column. Its cells are the row's own.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    word: &'static str,
    sort: Option<&'static str>,
    class: &'static str,
    use_case: Option<UseCase>,
}

impl Column {
    /// A column headed by the text of this key.
    #[must_use]
    pub const fn new(word: &'static str) -> Self {
        Self { word, sort: None, class: "", use_case: None }
    }

    /// One by which the list can be sorted.
    #[must_use]
    pub const fn sorted(self, key: &'static str) -> Self {
        Self { sort: Some(key), ..self }
    }

    /// With classes: `num` for numbers, `col-later` for what the phone leaves out.
    #[must_use]
    pub const fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// Only for those who may carry out `use_case`.
    #[must_use]
    pub const fn only_for(self, use_case: UseCase) -> Self {
        Self { use_case: Some(use_case), ..self }
    }

    fn head(self, sorting: &Sorting) -> AnyView {
        let word = t!(self.word);
        match self.sort {
            Some(key) => view! { <SortHead sorting=sorting.clone() key word class=self.class /> }.into_any(),
            None => view! { <th scope="col" class=self.class>{word}</th> }.into_any(),
        }
    }
}

/// A part of a list, as it travels: with what its rows and filters need besides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listed<T, M> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// How many the whole list has.
    pub total: i64,
    /// Which page it is.
    pub turn: Turn,
    /// What its rows and filters need besides.
    pub more: M,
}

/// The page of `list`, whose parts the server function `S` brings: with the pills `filters`, and a line for each row.
pub fn list_page<S, T, M>(list: &'static List, filters: fn(&M) -> AnyView, row: fn(T, &M) -> AnyView) -> AnyView
where
    S: ServerFn<Error = Fault, Output = Listed<T, M>> + From<Form> + 'static,
    T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
    M: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    let asked = asked();
    loaded::<S>(
        move || asked.get(),
        move |part| {
            let query = asked.get_untracked();
            let Listed { rows, total, turn, more } = part;
            list.announce(&query, total);
            let shown = rows.len();
            let lines = rows.into_iter().map(|line| row(line, &more)).collect_view().into_any();
            // Pills are built inside of their bar, which they find out the filters from.
            let pills = Box::new(move || filters(&more));
            list.view(query, Part { pills, lines, turn, shown, total })
        },
    )
}

/// What is shown of a part of a list.
struct Part {
    pills: Box<dyn FnOnce() -> AnyView + Send>,
    lines: AnyView,
    turn: Turn,
    shown: usize,
    total: i64,
}

impl List {
    fn text(&self, part: &str) -> String {
        t!(&format!("{}-{part}", self.key))
    }

    fn count(&self, total: i64) -> String {
        t!(&format!("{}-count", self.key), count = total)
    }

    /// Says how much a filter leaves, to those who do not see it.
    fn announce(&'static self, query: &Form, total: i64) {
        if let Some(arrival) = use_context::<Arrival>() {
            arrival.changed(query, move || self.count(total));
        }
    }

    fn view(&'static self, query: Form, part: Part) -> AnyView {
        let (session, is_filtered) = (Session::current(), query.is_filtered());
        let Part { pills, lines, turn, shown, total } = part;
        let new = self.new.as_ref().filter(|new| session.may(new.use_case));
        let button = new.map(|new| {
            view! { <LinkButton href=new.href word=t!(new.word) icon=IconName::Plus weight=Weight::Primary /> }
        });
        let beside = self.beside.filter(|(use_case, _)| session.may(*use_case)).map(|(_, view)| view());
        let bar = (is_filtered || shown > 0).then(|| {
            let (label, search) = (self.text("title"), self.text("search"));
            view! { <FilterBar path=self.path query=query.clone() label search >{pills()}</FilterBar> }
        });
        let content = if shown == 0 {
            self.empty(is_filtered, new)
        } else {
            self.table(&session, query, (lines, turn, shown, total))
        };
        view! {
            <div class="page">
                <PageHead title=self.text("title") lede=self.text("lede")>{beside}{button}</PageHead>
                {bar}
                {content}
            </div>
        }
        .into_any()
    }

    fn empty(&'static self, is_filtered: bool, new: Option<&New>) -> AnyView {
        if is_filtered {
            let (title, text) = (self.text("none-title"), self.text("none-text"));
            return view! { <EmptyState title text><a class="btn" href=self.path>{t!("filters-clear")}</a></EmptyState> }.into_any();
        }
        let text = self.text(if new.is_some() || self.new.is_none() { "empty-text" } else { "empty-reader" });
        let first = new.map(|new| view! { <LinkButton href=new.href word=t!(new.first) icon=IconName::Plus /> });
        view! { <EmptyState title=self.text("empty-title") text icon=self.icon>{first}</EmptyState> }.into_any()
    }

    fn table(
        &'static self,
        session: &Session,
        query: Form,
        (lines, turn, shown, total): (AnyView, Turn, usize, i64),
    ) -> AnyView {
        let sorting = Sorting { path: self.path, query: query.clone(), usual: self.usual };
        let is_open = |column: &&Column| column.use_case.is_none_or(|use_case| session.may(use_case));
        let heads = self.columns.iter().filter(is_open).map(|column| column.head(&sorting)).collect_view();
        view! {
            <div class="list-line"><span class="num">{self.count(total)}</span></div>
            <TableScroll label=self.text("title")>
                <table class="table"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>
            </TableScroll>
            <ListPager turn query path=self.path shown total />
        }
        .into_any()
    }
}
