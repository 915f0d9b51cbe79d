//! The search for people, courses and actions: `/search?q=`. A page that works without scripts, and the same results as a
//! listbox for the search palette.

mod results;

use self::results::{listbox, results};
use crate::{
    render::{Answer, Page, answer},
    state::AppState,
    t,
    ui::{Action, LONGEST_SEARCH, Place, SEARCH},
    visitor::Member,
};
use axum::{Router, http::HeaderMap, response::Response, routing::get};
use docendo::{
    catalogue::{self, CourseFilter, CourseSort, CourseSummary},
    competence,
    kernel::{
        page::{self, ListPage},
        text::fold,
    },
    people::{self, PersonFilter, PersonRow, PersonSort},
    work::Read,
};

/// The request header that asks for the listbox alone.
const FRAGMENT: &str = "x-fragment";
/// So many of each kind are in the palette, and on the page.
const IN_PALETTE: i64 = 6;
const ON_PAGE: i64 = 20;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route(SEARCH, get(show))
}

/// What was found for a search.
#[derive(Clone)]
struct SearchResults {
    /// What was searched, as it was typed.
    text: String,
    people: ListPage<PersonRow>,
    courses: ListPage<CourseSummary>,
    actions: Vec<Action>,
}

impl SearchResults {
    /// How much it is.
    fn count(&self) -> i64 {
        let actions = i64::try_from(self.actions.len()).unwrap_or(i64::MAX);
        self.people.total + self.courses.total + actions
    }
}

async fn show(member: Member, headers: HeaderMap) -> Response {
    let shown = if headers.contains_key(FRAGMENT) { fragment(&member).await } else { page(&member).await };
    answer(Some(&member), &member.visitor, shown).await
}

async fn fragment(member: &Member) -> Answer {
    let found = find(member, IN_PALETTE).await?;
    let shared = member.clone();
    Ok(Page::inside(member, Place::Nowhere).fragment(move || listbox(found.with_actions(&shared))).await)
}

async fn page(member: &Member) -> Answer {
    let found = find(member, ON_PAGE).await?;
    let shared = member.clone();
    let page = Page::inside(member, Place::Nowhere);
    Ok(page.show(|| t!("search-title"), move || results(found.with_actions(&shared))).await)
}

/// The people and courses that fit; nobody is found by those who may not see others, and nothing by an empty search.
async fn find(member: &Member, limit: i64) -> docendo::Result<SearchResults> {
    let typed = member.visitor.query();
    let text: String = typed.value("q").trim().chars().take(LONGEST_SEARCH as usize).collect();
    let nothing = SearchResults { text, people: none(), courses: none(), actions: Vec::new() };
    if nothing.text.is_empty() {
        return Ok(nothing);
    }
    let (search, part) = (Some(nothing.text.clone()), page::Page { offset: 0, limit });
    let sees_people = member.may(people::access::SEE);
    let read = async |read: &mut Read| {
        let courses = CourseFilter { search: search.clone(), ..CourseFilter::default() };
        let courses = catalogue::service::list(read, &courses, CourseSort::default(), part).await?;
        if !sees_people {
            return Ok((none(), courses));
        }
        let people = PersonFilter { search, ..PersonFilter::default() };
        Ok((competence::service::people(read, &people, PersonSort::default(), part).await?, courses))
    };
    let (people, courses) = member.read(read).await?;
    Ok(SearchResults { people, courses, ..nothing })
}

fn none<T>() -> ListPage<T> {
    ListPage { rows: Vec::new(), total: 0 }
}

impl SearchResults {
    /// With the actions whose words, in the language of the page, have all words of the search in them.
    fn with_actions(mut self, member: &Member) -> Self {
        let wanted = fold(&self.text);
        let fits = |action: &Action| {
            let word = fold(&action.word());
            wanted.split(' ').all(|part| word.contains(part))
        };
        self.actions = Action::all(member.who().permissions).into_iter().filter(fits).collect();
        self
    }
}
