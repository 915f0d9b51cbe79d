//! What the journal says about a person, in words.

use super::words::period_words;
use crate::{
    describe,
    pages::kit::history,
    t, text,
    ui::{ToldEntry, ToldPast},
};
use chrono::NaiveDate;
use docendo::{
    catalogue,
    competence::completion::Completion,
    kernel::{
        date::Period,
        id::{CourseId, PersonId, RoleId, SiteId},
    },
    organisation::Site,
    people::JobRole,
    trail::{About, Change, Listed, Past},
    work::Read,
};
use std::collections::HashMap;

/// The names of what entries refer to.
pub(super) struct Names {
    roles: HashMap<RoleId, String>,
    sites: HashMap<SiteId, String>,
    courses: HashMap<CourseId, String>,
}

impl Names {
    pub(super) fn new(roles: Vec<JobRole>, sites: Vec<Site>) -> Self {
        Self {
            roles: roles.into_iter().map(|role| (role.id, role.name)).collect(),
            sites: sites.into_iter().map(|site| (site.id, site.name)).collect(),
            courses: HashMap::new(),
        }
    }

    /// With the titles of the courses of `completions`, and of those that only `entries` name: what was withdrawn is
    /// no completion any more.
    pub(super) async fn with_courses(
        self,
        read: &mut Read,
        completions: &[Completion],
        entries: &[Listed],
    ) -> docendo::Result<Self> {
        let mut courses: HashMap<CourseId, String> =
            completions.iter().map(|one| (one.course_id, one.course_title.clone())).collect();
        if entries.iter().filter_map(course).any(|id| !courses.contains_key(&id)) {
            let all = catalogue::service::by_codes(read).await?;
            courses.extend(all.into_values().map(|course| (course.id, course.title.to_string())));
        }
        Ok(Self { courses, ..self })
    }

    pub(super) fn role(&self, id: RoleId) -> String {
        self.roles.get(&id).cloned().unwrap_or_else(|| t!("history-unknown"))
    }

    pub(super) fn site(&self, id: SiteId) -> String {
        self.sites.get(&id).cloned().unwrap_or_else(|| t!("history-unknown"))
    }
}

/// What became of `person`, newest first. Their beginning on the day `created` is told even if an import wrote it among many, unless
/// there is more between it and the entries.
pub(super) fn told(past: &Past, names: &Names, (person, created): (PersonId, NaiveDate)) -> ToldPast {
    let tell = |entry: &Listed| {
        let (title, lines) = words(entry, names);
        let actor = entry.actor.clone().map(|name| (name, None));
        ToldEntry { action: drawing(entry).to_owned(), title, lines, actor, day: entry.at.date_naive() }
    };
    let mut entries: Vec<ToldEntry> = past.entries.iter().map(tell).collect();
    let is_begun = past.entries.iter().any(|entry| entry.entity == "person" && entry.action == "created");
    if !is_begun && !past.has_earlier {
        let title = t!("entry-person-created");
        entries.push(ToldEntry { action: "created".to_owned(), title, lines: Vec::new(), actor: None, day: created });
    }
    ToldPast { entries, earlier: past.has_earlier.then(|| About::Person(person).to_string()) }
}

/// The word that chooses the drawing of an entry.
fn drawing(entry: &Listed) -> &'static str {
    match (entry.entity.as_str(), entry.action.as_str()) {
        ("completion", "rejected") | (_, "withdrawn") => "withdrawn",
        ("completion", _) => "completion",
        ("holding", _) => "holding",
        ("employment", _) => "employment",
        (_, "created") => "created",
        _ => "changed",
    }
}

/// What an entry says: a sentence, and what it changed if that is more than one thing.
fn words(entry: &Listed, names: &Names) -> (String, Vec<String>) {
    let title = match entry.entity.as_str() {
        "employment" => period_change("entry-employment", &entry.action, period(entry)),
        "holding" => holding(entry, names),
        "completion" => completion(entry, names),
        "account" => t!(&format!("entry-account-{}", entry.action.replace('_', "-"))),
        _ if entry.action == "created" => t!("entry-person-created"),
        _ => return person_changes(&entry.changes()),
    };
    // Who withdraws gives a reason, who rejects a note, who overrides a score a reason for the result.
    let told = if entry.action == "recorded" { "result_reason" } else { "reason" };
    let reason = entry.stated(told).or_else(|| entry.stated("note"));
    (title, reason.map(|reason| t!("entry-reason", reason = reason)).into_iter().collect())
}

fn person_changes(changes: &[Change]) -> (String, Vec<String>) {
    let sentence = |change: &Change| {
        let filled = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
        let change = Change { before: filled(&change.before), after: filled(&change.after), ..change.clone() };
        history::sentence::<PersonId>(&change, &[], &describe::Names::default())
    };
    let mut sentences: Vec<String> = changes.iter().filter_map(sentence).collect();
    if sentences.len() == 1 { (sentences.swap_remove(0), Vec::new()) } else { (t!("entry-person-changed"), sentences) }
}

/// The period that an entry speaks of.
fn period(entry: &Listed) -> Period {
    let day = |field: &str| entry.stated(field).and_then(|day| day.parse::<NaiveDate>().ok());
    Period { from: day("period.from"), to: day("period.to") }
}

/// `<key>-ended` with its end, or `<key>-<action>` with the whole period.
fn period_change(key: &str, action: &str, period: Period) -> String {
    match (action, period.to) {
        ("ended", Some(to)) => t!(&format!("{key}-ended"), to = text::day(to)),
        _ => t!(&format!("{key}-{action}"), period = period_words(period)),
    }
}

fn holding(entry: &Listed, names: &Names) -> String {
    // Access roles are told by their word, job roles by their number or name.
    let role = entry.stated("role");
    if let Some(code) = role.as_deref().filter(|role| role.parse::<i64>().is_err()) {
        let access = t!(&format!("access-{}", code.replace('_', "-")));
        return t!(&format!("entry-access-{}", entry.action), role = access);
    }
    let id = |number: Option<String>| number.and_then(|number| number.parse::<i64>().ok());
    let role =
        entry.stated("job.role_name").or_else(|| id(role).map(|number| names.role(RoleId(number)))).unwrap_or_default();
    let site =
        entry.stated("job.site_name").or_else(|| id(entry.stated("site")).map(|number| names.site(SiteId(number))));
    let job = match site {
        Some(site) => t!("job-at-site", role = role, site = site),
        None => role,
    };
    let period = period(entry);
    match (entry.action.as_str(), period.to) {
        ("ended", Some(to)) => t!("entry-job-ended", job = job, to = text::day(to)),
        ("corrected" | "withdrawn", _) => {
            t!(&format!("entry-job-{}", entry.action), job = job, period = period_words(period))
        }
        _ => t!("entry-job-assigned", job = job, period = period_words(period)),
    }
}

/// The course whose completion an entry speaks of.
fn course(entry: &Listed) -> Option<CourseId> {
    let id = entry.stated("course").or_else(|| entry.stated("course_id")).filter(|_| entry.entity == "completion")?;
    id.parse().ok().map(CourseId)
}

fn completion(entry: &Listed, names: &Names) -> String {
    let course = course(entry).and_then(|id| names.courses.get(&id).cloned());
    let course = course.unwrap_or_else(|| t!("entry-some-course"));
    let day = entry.stated("completed_on").and_then(|day| day.parse().ok()).map(text::day).unwrap_or_default();
    t!(&format!("entry-completion-{}", entry.action), course = course, day = day)
}
