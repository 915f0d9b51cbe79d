//! What the search finds.

use super::wire::{Found, Group, Hit, Kind};
use crate::{
    fault::Fault,
    form::Form,
    t,
    ui::{Action, LONGEST_SEARCH},
    visitor::Member,
};
use docendo::{
    Result,
    catalogue::{self, CourseFilter, CourseSort, CourseSummary},
    competence,
    kernel::{
        access::Permissions,
        page::{ListPage, Page},
        text::fold,
    },
    people::{self, PersonFilter, PersonRow, PersonSort},
    work::Read,
};

/// So many of each kind are on the page.
const ON_PAGE: i64 = 20;

/// What was found for a search, before it is put in words.
pub(super) struct Results {
    text: String,
    people: ListPage<PersonRow>,
    courses: ListPage<CourseSummary>,
    permissions: Permissions,
}

pub(super) async fn results(member: &Member, asked: &Form) -> Result<Found, Fault> {
    Ok(find(member, asked, ON_PAGE).await?.told())
}

/// The people and courses that fit what is asked for in `q`; nobody is found by those who may not see others, and nothing by an
/// empty search.
pub(super) async fn find(member: &Member, asked: &Form, limit: i64) -> Result<Results> {
    let text: String = asked.value("q").trim().chars().take(LONGEST_SEARCH as usize).collect();
    let permissions = member.who().permissions;
    let nothing = Results { text, people: none(), courses: none(), permissions };
    if nothing.text.is_empty() {
        return Ok(nothing);
    }
    let (search, part) = (Some(nothing.text.clone()), Page { offset: 0, limit });
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
    Ok(Results { people, courses, ..nothing })
}

fn none<T>() -> ListPage<T> {
    ListPage { rows: Vec::new(), total: 0 }
}

impl Results {
    /// The same in the language of the page.
    pub(super) fn told(self) -> Found {
        // The search finds those too who have left, so the list has to show them.
        let people = self.group(Kind::People, &self.people, of_person, "/people", &[("employed", "all")]);
        let courses = self.group(Kind::Courses, &self.courses, of_course, "/courses", &[]);
        let actions = Group { kind: Kind::Actions, hits: self.actions(), rest: None };
        let acted = i64::try_from(actions.hits.len()).unwrap_or(i64::MAX);
        let mut groups = vec![people, courses, actions];
        groups.retain(|group| !group.hits.is_empty());
        Found { count: self.people.total + self.courses.total + acted, text: self.text, groups }
    }

    /// The first things of one kind, with the way to the rest: the list at `path`, asked for the same and `more`.
    fn group<T>(
        &self,
        kind: Kind,
        found: &ListPage<T>,
        hit: fn(&T) -> Hit,
        path: &str,
        more: &[(&'static str, &str)],
    ) -> Group {
        let hits: Vec<Hit> = found.rows.iter().map(hit).collect();
        let is_more = i64::try_from(hits.len()).is_ok_and(|shown| shown < found.total);
        let list = || Form::showing([("search", self.text.as_str())].into_iter().chain(more.iter().copied()));
        Group { kind, hits, rest: is_more.then(|| (list().address(path, &[]), found.total)) }
    }

    /// What can be done whose words, in the language of the page, have all words of the search in them.
    fn actions(&self) -> Vec<Hit> {
        let wanted = fold(&self.text);
        let fits = |word: &str| {
            let word = fold(word);
            wanted.split(' ').all(|part| word.contains(part))
        };
        let hit = |action: Action| Hit { address: action.address.to_owned(), word: action.word(), more: String::new() };
        Action::all(self.permissions).into_iter().map(hit).filter(|hit| fits(&hit.word)).collect()
    }
}

fn of_person(person: &PersonRow) -> Hit {
    let job = person.jobs.first().map(|job| match &job.site_name {
        Some(site) => t!("job-at-site", role = job.role_name.clone(), site = site.clone()),
        None => job.role_name.clone(),
    });
    Hit {
        address: format!("/people/{}", person.id),
        word: format!("{} {}", person.first_name, person.last_name).trim().to_owned(),
        more: [job, person.employee_number.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}

fn of_course(summary: &CourseSummary) -> Hit {
    let content = &summary.course.content;
    let (word, more) = (content.title.to_string(), content.code.to_string());
    Hit { address: format!("/courses/{}", summary.course.id), word, more }
}
