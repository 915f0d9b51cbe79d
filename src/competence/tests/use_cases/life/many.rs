//! What happens to many people at once.

use super::*;
use crate::{
    competence::snapshot::MANY_PEOPLE,
    exchange::{import, import::run, service::ImportError},
    kernel::{id::ImportId, input::Draft as _, page::Page},
    people::Workplace,
};
use std::time::Duration;

impl Life<'_> {
    /// Imports two people and what they completed.
    pub(super) async fn import(&mut self) -> Result<()> {
        let numbers = [self.fresh().to_string(), self.fresh().to_string()];
        let [amina, tomas] = &numbers;
        let people = [
            "Employee No,Surname,Forename,E-mail,Job title,Site,Start date,Status".to_owned(),
            format!("{amina},Benali,Amina,,Fitter,North,31/01/2020,Live"),
            format!("{tomas},Čapek,Tomáš,,Welder,North,31/01/2024,Live"),
        ];
        let matrix = [
            "No,Name,Fire drill,WELD".to_owned(),
            format!("{amina},\"Benali, Amina\",13/05/2026,14/05/2025"),
            format!("{tomas},\"Čapek, Tomáš\",15/06/2026,16/06/2026"),
        ];
        let file = |name: &str, lines: [String; 3]| (name.to_owned(), lines.join("\n").into_bytes());
        let files = vec![file("people.csv", people), file("matrix.csv", matrix)];
        let outcome = match run(self.admin(), files, false).await {
            Ok(outcome) => outcome,
            Err(ImportError::Refused(error)) => return Err(error),
            Err(other) => panic!("{other}"),
        };
        assert!(outcome.changes.people == 2 && outcome.changes.completions > 0, "{:?}", outcome.problems);
        let roster = self.admin().read(async |read| people::service::roster(read).await).await?;
        let is_new = |number: Option<&String>| number.is_some_and(|number| numbers.contains(number));
        let new = roster.persons.iter().filter(|one| is_new(one.employee_number.as_ref()));
        self.people.extend(new.map(|one| one.id));
        Ok(())
    }

    /// Takes the latest import back that is not taken back yet.
    pub(super) async fn undo(&mut self) -> Result<()> {
        let page = Page { offset: 0, limit: 100 };
        let imports = self.admin().read(async |read| import::service::list(read, page).await).await?;
        let done = imports.rows.into_iter().find(|one| one.state == import::State::Done);
        let id = done.ok_or(Error::NotFound(Entity::Import))?.id;
        import::service::undo(self.admin(), id).await?;
        let undone = settled(self.admin(), id).await;
        assert_eq!(undone.state, import::State::Undone, "{:?}", undone.failure);
        Ok(())
    }

    /// Touches more people in one write than are followed one by one.
    pub(super) async fn crowd(&mut self) -> Result<()> {
        let done = CompletionDraft { person: Input::Missing, ..self.any_completion() };
        let crowd = async |work: &mut Work| {
            let known = people::service::roster(work).await?.persons.len();
            for number in known..=MANY_PEOPLE {
                let name = Input::text(format!("Crowd {number}"));
                let new = PersonDraft { last_name: name, ..PersonDraft::default() }.parse()?;
                people::service::hire(work, &new, Some(day("2025-01-01")), &Workplace::default()).await?;
            }
            for person in people::service::roster(work).await?.persons {
                completions::record(work, CompletionDraft { person: person.id.into(), ..done.clone() }).await?;
            }
            Ok(())
        };
        self.admin().write(crowd).await
    }
}

/// The import once no task works on it any more.
async fn settled(caller: &Caller, id: ImportId) -> import::Import {
    let look = async {
        loop {
            let import = caller.read(async |read| import::service::find(read, id).await).await.unwrap();
            if !import.state.is_busy() {
                return import;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), look).await.unwrap()
}
