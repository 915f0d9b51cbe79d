//! People: the list, the page of a person, adding and changing one, employment, job roles and access.

mod access;
mod calls;
mod change;
mod competencies;
mod completions;
#[cfg(feature = "ssr")]
pub(super) mod describe;
mod employment;
mod fields;
#[cfg(feature = "ssr")]
mod history;
mod jobs;
mod list;
mod person;
#[cfg(feature = "ssr")]
mod served;
mod spells;
mod wire;
mod withdraw;
mod words;

super::screens! {
    people {
        List => list::view,
    }
    person_page {
        Show => person::view,
    }
    person_forms {
        Create => change::create,
        Edit => change::edit,
    }
    person_facts {
        NewEmployment => employment::create,
        Employment => employment::edit,
        EmploymentWithdrawal => withdraw::employment,
        NewJob => jobs::create,
        Job => jobs::edit,
        JobWithdrawal => withdraw::job,
    }
    person_access {
        Access => access::view,
        AccessAccount => access::account,
        AccessPassword => access::password,
        AccessRole => access::role,
    }
}
