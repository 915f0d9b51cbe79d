//! The people of the demo organisation: who works where as what, and since when.

use super::{
    dice::Dice,
    names::{POOLS, in_address, written},
    places::{EASTGATE, Role, SITES},
    stars::STARS,
};
use crate::{
    error::{Entity, Error, Result},
    kernel::{
        date::Period,
        id::{EntryId, PersonId, RoleId, SiteId},
        input::{Draft as _, Input},
        optimistic_lock::OptimisticLock,
    },
    organisation::{self, SiteName},
    people::{NewEmployment, NewHolding, PersonDraft, RoleName, service},
    work::Work,
};
use Role::{Crane, Electrician, Forklift, Laboratory, Office, Supervisor, Welder, Worker};
use chrono::{Datelike as _, Days, NaiveDate};
use std::collections::HashMap;

/// So many days ago the first people began there.
const OPENED: u32 = 35;

/// What is true of everybody with a role.
struct About {
    role: Role,
    name: &'static str,
    department: &'static str,
    /// How many people hold it, beside those with accounts.
    people: usize,
    /// How many of a hundred at each of [`SITES`].
    sites: [u32; 3],
    /// How many of a hundred have an e-mail address.
    reachable: u32,
}

const fn about(
    role: Role,
    name: &'static str,
    department: &'static str,
    people: usize,
    sites: [u32; 3],
    reachable: u32,
) -> About {
    About { role, name, department, people, sites, reachable }
}

const ROLES: [About; 8] = [
    about(Supervisor, "Site Supervisor", "Operations", 19, [40, 35, 25], 100),
    about(Worker, "Site Worker", "Operations", 95, [45, 35, 20], 20),
    about(Forklift, "Forklift Operator", "Logistics", 36, [35, 25, 40], 20),
    about(Crane, "Crane Operator", "Logistics", 14, [20, 20, 60], 40),
    about(Electrician, "Electrician", "Maintenance", 21, [40, 40, 20], 70),
    about(Welder, "Welder", "Fabrication", 24, [70, 30, 0], 30),
    about(Laboratory, "Laboratory Technician", "Laboratory", 14, [0, 100, 0], 100),
    about(Office, "Office Staff", "Administration", 22, [70, 20, 10], 100),
];

impl Role {
    fn about(self) -> &'static About {
        // Every role has its line; the fallback only spares a panic.
        ROLES.iter().find(|about| about.role == self).unwrap_or(&ROLES[0])
    }
}

/// A role held at a site.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stint {
    pub(super) role: Role,
    pub(super) site: &'static str,
    pub(super) period: Period,
}

/// Somebody.
#[derive(Debug, Clone)]
pub(super) struct Actor {
    first: &'static str,
    last: &'static str,
    number: String,
    pub(super) email: Option<String>,
    pub(super) employed: Period,
    pub(super) stints: Vec<Stint>,
}

impl Actor {
    pub(super) fn full_name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    fn input(&self) -> PersonDraft {
        let department = self.stints.last().map(|stint| stint.role.about().department);
        PersonDraft {
            employee_number: Input::text(self.number.clone()),
            first_name: Input::text(self.first),
            last_name: Input::text(self.last),
            email: Input::text(self.email.clone().unwrap_or_default()),
            department: Input::text(department.unwrap_or_default()),
        }
    }
}

/// Everybody as of `today`: first those with accounts, in the order of [`STARS`].
pub(super) fn cast(today: NaiveDate) -> Vec<Actor> {
    let mut dice = Dice::new(2026);
    let mut jobs: Vec<&About> = ROLES.iter().flat_map(|about| std::iter::repeat_n(about, about.people)).collect();
    dice.shuffle(&mut jobs);
    let stars = STARS.iter().map(|star| {
        let period = Period::since(monday(ago(today, star.years * 365)));
        let stint = Stint { role: star.role, site: star.site, period };
        Actor {
            first: star.first,
            last: star.last,
            number: String::new(),
            email: Some(star.email.into()),
            employed: period,
            stints: vec![stint],
        }
    });
    let names = POOLS.iter().flat_map(|pool| (0..pool.people).map(|index| pool.name(index)));
    let others = names.zip(jobs).enumerate().map(|(index, (name, about))| extra(index, name, about, today, &mut dice));
    let mut cast: Vec<Actor> = stars.chain(others).collect();
    for (actor, number) in cast.iter_mut().zip(1001..) {
        actor.number = format!("D{number}");
    }
    cast
}

/// One of the many. `index` decides who has just started, who has left and who has moved.
fn extra(
    index: usize,
    (first, last): (&'static str, &'static str),
    about: &About,
    today: NaiveDate,
    dice: &mut Dice,
) -> Actor {
    let started = match index % 40 {
        7 => ago(today, dice.between(2, 20)),
        8..13 => ago(today, dice.between(40, 700)),
        _ => ago(today, dice.between(800, 5200)),
    };
    let from = monday(started);
    let to = (index % 17 == 5).then(|| ago(today, dice.between(10, 640))).filter(|to| *to > from);
    let employed = Period { from: Some(from), to };
    let site = SITES[dice.weighted(&about.sites)];
    // Who has just started did so where people are wanted.
    let site = if index % 40 == 7 { EASTGATE } else { site };
    let now = Stint { role: about.role, site, period: employed };
    let has_address = dice.chance(about.reachable);
    let address =
        if first.is_empty() { in_address(last) } else { format!("{}.{}", in_address(first), in_address(last)) };
    Actor {
        first: written(first),
        last: written(last),
        number: String::new(),
        email: has_address.then(|| format!("{address}@demo.test")),
        employed,
        stints: opened(index, stints(index, now, today, dice), today),
    }
}

/// The same, for those who went to the new site when it opened.
fn opened(index: usize, mut stints: Vec<Stint>, today: NaiveDate) -> Vec<Stint> {
    let moved = monday(ago(today, OPENED));
    let Some(last) = stints.last_mut().filter(|_| index % 30 == 11) else { return stints };
    if last.period.to.is_some() || last.period.from.is_none_or(|from| from >= moved) {
        return stints;
    }
    last.period.to = Some(moved);
    let next = Stint { site: EASTGATE, period: Period::since(moved), ..*last };
    stints.push(next);
    stints
}

/// The roles that somebody whose present one is `now` held one after the other.
fn stints(index: usize, now: Stint, today: NaiveDate, dice: &mut Dice) -> Vec<Stint> {
    let moved = monday(ago(today, dice.between(60, 600)));
    let before = match (index % 12, now.role) {
        (3, Supervisor | Forklift | Crane | Welder) => Stint { role: Worker, ..now },
        (9, Worker | Forklift | Supervisor) => Stint { site: SITES[dice.weighted(&[1, 1, 1])], ..now },
        _ => return vec![now],
    };
    if (before.role, before.site) == (now.role, now.site)
        || now.period.to.is_some()
        || now.period.from.is_none_or(|from| from >= moved)
    {
        return vec![now];
    }
    let before = Stint { period: Period { to: Some(moved), ..now.period }, ..before };
    vec![before, Stint { period: Period::since(moved), ..now }]
}

/// `days` before `today`.
pub(super) fn ago(today: NaiveDate, days: u32) -> NaiveDate {
    today.checked_sub_days(Days::new(u64::from(days))).unwrap_or(today)
}

/// The Monday on or before `day`: the day on which things begin.
fn monday(day: NaiveDate) -> NaiveDate {
    ago(day, day.weekday().num_days_from_monday())
}

/// The sites by their names.
pub(super) async fn write_sites(work: &mut Work) -> Result<HashMap<&'static str, SiteId>> {
    let mut sites = HashMap::new();
    for name in SITES.into_iter().chain([EASTGATE]) {
        let called = SiteName::parse(name).map_err(|problem| Error::invalid("site", problem))?;
        sites.insert(name, organisation::service::create_site(work, &called).await?);
    }
    Ok(sites)
}

/// The job roles.
pub(super) async fn write_roles(work: &mut Work) -> Result<HashMap<Role, RoleId>> {
    let names = ROLES.iter().map(|about| RoleName::parse(about.name)).collect::<Result<Vec<_>>>()?;
    let ids = service::find_or_create_roles(work, &names.iter().collect::<Vec<_>>()).await?;
    Ok(ROLES.iter().map(|about| about.role).zip(ids).collect())
}

/// Writes the cast, of which the first is there already; returns everybody's identifier in their order.
pub(super) async fn write(
    work: &mut Work,
    entry: EntryId,
    cast: &[Actor],
    roles: &HashMap<Role, RoleId>,
    sites: &HashMap<&'static str, SiteId>,
) -> Result<Vec<PersonId>> {
    let (founder, others) = cast.split_first().ok_or(Error::NotFound(Entity::Person))?;
    settle(work, founder).await?;
    let new = others.iter().map(|actor| actor.input().parse()).collect::<Result<Vec<_>, _>>()?;
    let mut ids = vec![work.who().person];
    ids.extend(service::bulk_persons(work, &new).await?);
    let mut employments = Vec::with_capacity(cast.len());
    let mut holdings = Vec::with_capacity(cast.len());
    for (person, actor) in ids.iter().copied().zip(cast) {
        employments.push(NewEmployment { person, period: actor.employed });
        for stint in &actor.stints {
            let role = roles.get(&stint.role).copied().ok_or(Error::NotFound(Entity::Role))?;
            holdings.push(NewHolding { person, role, site: sites.get(stint.site).copied(), period: stint.period });
        }
    }
    // The founder's employment is not new.
    service::bulk_employments(work, entry, &employments[1..]).await?;
    service::bulk_holdings(work, entry, &holdings).await?;
    Ok(ids)
}

/// Completes what is known of the founder: they have been there for longer than the organisation has been in here.
async fn settle(work: &mut Work, founder: &Actor) -> Result<()> {
    let person = work.who().person;
    service::change(work, person, &OptimisticLock::Anything, &founder.input()).await?;
    for employment in service::detail(work, person).await?.employments {
        service::correct_employment(work, employment.id, founder.employed).await?;
    }
    Ok(())
}
