//! Fresh, real databases for tests and benchmarks: always SQLite, and PostgreSQL when `DOCENDO_TEST_POSTGRES` names a
//! server (`cargo xtask test` starts one).

pub mod release;
pub mod world;

use crate::{
    db::{Db, Tx},
    documents::Files,
    exchange::import::{self, Import},
    identity::{self, PasswordDraft, TypedPassword, Who},
    installation,
    kernel::{
        clock::{Clock as _, SetClock},
        id::ImportId,
        input::{Draft as _, Input},
        withdrawal::WithdrawalDraft,
    },
    people::{self, PersonDraft},
    provisioning::{self, OrganisationDraft},
    work::{Caller, Door, Installation},
};
use chrono::{DateTime, NaiveDate, Utc};
use std::{collections::BTreeSet, sync::Arc, task::Poll, time::Duration};

/// The password of every account that tests make.
pub const PASSWORD: &str = "correct-horse-battery-7";

/// An installation with one organisation in it.
pub struct House {
    /// The installation.
    pub installation: Installation,
    /// Its clock; it stands at noon of 20 November 2026.
    pub clock: SetClock,
    /// The administrator of the organisation, `admin@test.example`.
    pub admin: Caller,
    _folder: tempfile::TempDir,
}

/// A day, from its ISO form.
///
/// # Panics
/// If `text` is no day.
#[must_use]
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

/// A change of the password `old` to `new`.
#[must_use]
pub fn password_change(old: &str, new: &str) -> PasswordDraft {
    let typed = |password: &str| TypedPassword::new(password).into();
    PasswordDraft { old: typed(old), new: typed(new), again: typed(new) }
}

/// A withdrawal for this reason.
#[must_use]
pub fn because(reason: &str) -> WithdrawalDraft {
    WithdrawalDraft { reason: Input::text(reason) }
}

/// The routes of a router, which tells them to those alone who look into it; without those that take any path.
#[must_use]
pub fn routes_of(router: &impl std::fmt::Debug) -> BTreeSet<String> {
    let inside = format!("{router:?}");
    let found = inside.split("RouteId(").filter_map(|part| part.split_once("): \"")?.1.split('"').next());
    found.filter(|route| !route.contains("{*")).map(str::to_owned).collect()
}

/// Runs `test` on a fresh installation over each kind of database.
pub async fn on_both(test: impl AsyncFn(House)) {
    test(on_sqlite().await).await;
    if let Ok(server) = std::env::var("DOCENDO_TEST_POSTGRES") {
        test(on_postgres(&server).await).await;
    }
}

/// A fresh installation over SQLite.
///
/// # Panics
/// If the database cannot be made.
pub async fn on_sqlite() -> House {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("docendo.sqlite").display());
    furnish(&url, folder).await
}

/// A fresh installation in a database of its own on the PostgreSQL server at `server` (`postgres://user@host:port`).
///
/// # Panics
/// If the database cannot be made.
pub async fn on_postgres(server: &str) -> House {
    furnish(&empty_database::on_postgres(server).await, tempfile::tempdir().expect("a temporary folder")).await
}

/// Databases without any tables.
pub mod empty_database {
    use std::{
        path::Path,
        sync::atomic::{AtomicU32, Ordering},
    };

    /// The address of an empty database of each kind; the one of SQLite is a file below `folder` that is not there yet.
    pub async fn on_each(folder: &Path) -> Vec<String> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let file = folder.join(format!("empty-{}.sqlite", NEXT.fetch_add(1, Ordering::Relaxed)));
        let mut urls = vec![format!("sqlite:{}", file.display())];
        if let Ok(server) = std::env::var("DOCENDO_TEST_POSTGRES") {
            urls.push(on_postgres(&server).await);
        }
        urls
    }

    /// The address of an empty database of its own on the PostgreSQL server at `server` (`postgres://user@host:port`).
    ///
    /// # Panics
    /// If the database cannot be made.
    pub async fn on_postgres(server: &str) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        crate::db::create_database(server, &name).await.expect("a database on the PostgreSQL server for tests");
        format!("{server}/{name}")
    }
}

async fn furnish(url: &str, folder: tempfile::TempDir) -> House {
    let noon: DateTime<Utc> = "2026-11-20T12:00:00Z".parse().expect("a moment");
    let clock = SetClock::at(noon);
    let db = Db::open(url).await.expect("a database");
    db.migrate().await.expect("tables");
    let installation = installation::open(db, Arc::new(clock.clone()));
    let new = OrganisationDraft::named("Test works", ("Ada", "Admin"), "admin@test.example", PASSWORD);
    provisioning::create(&installation, new, Door::Command, "test").await.expect("an organisation");
    let admin = caller(&installation, "admin@test.example").await;
    House { installation, clock, admin, _folder: folder }
}

/// Polls `work` so often, then drops it, as a request is dropped whose connection is cut; whether it had come to its end.
pub async fn cut<T>(work: impl Future<Output = T>, polls: usize) -> bool {
    let (mut work, mut left) = (Box::pin(work), polls);
    std::future::poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(_) => Poll::Ready(true),
        Poll::Pending if left <= 1 => Poll::Ready(false),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

/// The import `id` once no job works on it any more, which takes a minute at most.
///
/// # Panics
/// If it takes longer, or there is no such import.
pub async fn settled(who: &Caller, id: ImportId) -> Import {
    let look = async {
        loop {
            let found = who.read(async |read| import::service::find(read, id).await).await.expect("the import");
            if !found.state.is_busy() {
                return found;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), look).await.expect("an import on which nothing works")
}

/// The caller with the account of `email`.
///
/// # Panics
/// If there is no such account.
pub async fn caller(installation: &Installation, email: &str) -> Caller {
    let who = identity::service::who_is(installation, email).await.expect("the account");
    installation.caller(who, Door::Api("test"), "test")
}

impl House {
    /// Somebody else with the rights of the administrator: for what takes a second pair of eyes. They have no account.
    ///
    /// # Panics
    /// If they cannot be added.
    pub async fn colleague(&self) -> Caller {
        let input = PersonDraft { last_name: Input::text("Colleague"), ..PersonDraft::default() };
        let new = input.parse().expect("a person");
        let person = self.admin.write(async |work| people::service::create(work, &new).await).await.expect("a person");
        self.installation.caller(Who { person, ..self.admin.who().clone() }, Door::Api("test"), "test")
    }

    /// The administrator at another server over the same database and files, which shares nothing in memory with the first.
    #[must_use]
    pub fn elsewhere(&self) -> Caller {
        let other = installation::open(self.installation.db.clone(), self.installation.clock.clone());
        let other = other.with(Files::clone(&self.installation.part::<Files>()));
        other.caller(self.admin.who().clone(), Door::Api("test"), "test")
    }

    /// The administrator at the command line.
    #[must_use]
    pub fn command_line(&self) -> Caller {
        self.installation.caller(self.admin.who().clone(), Door::Command, "test")
    }

    /// As if whoever signs in with `email` had signed in and changed the password that was handed over, to the same one.
    ///
    /// # Panics
    /// If that cannot be written.
    pub async fn settle(&self, email: &str) {
        let sql = "UPDATE account SET must_change_password = FALSE
                   WHERE person_id = (SELECT id FROM person WHERE email_folded = $1)";
        let email = email.to_lowercase();
        self.installation.alter(async |tx, _| Ok(tx.run(sql, &[&email]).await?)).await.expect("the account");
    }

    /// The numbers that a query finds, for what no use case tells.
    ///
    /// # Panics
    /// If the database refuses.
    pub async fn numbers(&self, sql: &str) -> Vec<i64> {
        self.installation.inspect(async |tx, _| Ok(tx.numbers(sql).await?)).await.expect("an answer")
    }

    /// Writes by `sql` what no use case would and the database refuses: `lift` drops the rule for that on PostgreSQL, SQLite is
    /// told to look away.
    ///
    /// # Panics
    /// If the database refuses all the same.
    pub async fn corrupt(&self, lift: &'static str, sql: &'static str) {
        let write = async |tx: &mut Tx, _| {
            let is_sqlite = matches!(tx, Tx::Sqlite(_));
            tx.run(if is_sqlite { "PRAGMA ignore_check_constraints = ON" } else { lift }, &[]).await?;
            tx.run(sql, &[]).await?;
            if is_sqlite {
                tx.run("PRAGMA ignore_check_constraints = OFF", &[]).await?;
            }
            Ok(())
        };
        self.installation.alter(write).await.expect("what the database refuses");
    }

    /// The clock's day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }
}
