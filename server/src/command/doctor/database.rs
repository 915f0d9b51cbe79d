//! The database: its version, tables, wholeness, journal and clock.

use super::finding::{Finding, Grade};
use chrono::{DateTime, TimeDelta, Utc};
use docendo::db::{Db, Examination, Trail};

/// How far two clocks may differ.
const DRIFT: TimeDelta = TimeDelta::seconds(5);

pub(super) async fn examine(db: &Db, now: DateTime<Utc>) -> Vec<Finding> {
    match db.examine().await {
        Ok(found) => judge(&found, now),
        Err(error) => {
            vec![
                Finding::new("database", Grade::Broken, format!("it cannot be read: {}", error.cause()))
                    .remedy("restore the latest backup with docendo restore --replace if the file is damaged"),
            ]
        }
    }
}

fn judge(found: &Examination, now: DateTime<Utc>) -> Vec<Finding> {
    let mut findings = vec![Finding::new("database", Grade::Good, format!("{} answers", found.version))];
    findings.push(tables(found));
    if let Some(mode) = found.journal_mode.as_ref().filter(|mode| *mode != "wal" && found.trail.is_some()) {
        let what = format!("SQLite writes in the mode {mode}, so that readers and the writer wait for each other");
        findings.push(
            Finding::new("database", Grade::Doubtful, what)
                .remedy("keep the file on a local disk: network folders do not carry the mode wal"),
        );
    }
    findings.extend(found.damages.iter().map(|damage| {
        Finding::new("database", Grade::Broken, damage.clone())
            .remedy("stop the server, copy the file away, and restore the latest backup with docendo restore --replace")
    }));
    findings.extend(found.trail.map(|trail| journal(trail, now)));
    findings.extend(found.clock.map(|clock| drift(clock - now)));
    findings
}

fn tables(found: &Examination) -> Finding {
    let unknown: Vec<i64> = found.applied.iter().filter(|version| !found.known.contains(version)).copied().collect();
    let missing = found.known.iter().filter(|version| !found.applied.contains(version)).count();
    if !unknown.is_empty() {
        let what = format!("a later version of Docendo changed the tables (migrations {unknown:?})");
        return Finding::new("tables", Grade::Broken, what)
            .remedy("install that version, or restore a backup from before");
    }
    if missing > 0 {
        let what = format!("{missing} of {} migrations are still to come", found.known.len());
        return Finding::new("tables", Grade::Doubtful, what)
            .remedy("take a backup; docendo migrate, or the next start of the server, applies them");
    }
    Finding::new("tables", Grade::Good, format!("up to date, all {} migrations are applied", found.known.len()))
}

fn journal(trail: Trail, now: DateTime<Utc>) -> Finding {
    let Trail { entries, last, latest_at, orphans } = trail;
    if orphans > 0 {
        let what = format!("{orphans} facts have lost the entry that tells who recorded them");
        return Finding::new("journal", Grade::Broken, what)
            .remedy("somebody changed the tables by hand: restore the latest backup with docendo restore --replace");
    }
    if let Some(latest) = latest_at.filter(|latest| *latest > now + DRIFT) {
        let what = format!("its latest entry is of {latest}, which is still to come: a clock went back");
        return Finding::new("journal", Grade::Doubtful, what)
            .remedy("let a time service such as chrony set the clock");
    }
    Finding::new("journal", Grade::Good, format!("whole, {entries} entries, the last has the number {last}"))
}

fn drift(drift: TimeDelta) -> Finding {
    if drift.abs() <= DRIFT {
        return Finding::new("clock", Grade::Good, "this machine and the database agree on the time");
    }
    let what = format!("this machine and the database differ by {} seconds", drift.num_seconds().abs());
    Finding::new("clock", Grade::Doubtful, what).remedy("let a time service such as chrony set both clocks")
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::{kernel::clock::Clock as _, testing::on_both};

    fn grades(findings: &[Finding]) -> Vec<(&'static str, Grade)> {
        let doubts = findings.iter().filter(|finding| finding.grade != Grade::Good);
        doubts.map(|finding| (finding.about, finding.grade)).collect()
    }

    #[tokio::test]
    async fn a_fresh_database_is_well() {
        on_both(async |house| {
            let found = house.installation.db.examine().await.unwrap();
            assert_eq!(grades(&judge(&Examination { clock: None, ..found }, house.clock.now())), []);
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_wrong_is_found() {
        on_both(async |house| {
            let (found, now) = (house.installation.db.examine().await.unwrap(), house.clock.now());
            let found = Examination { clock: Some(now + TimeDelta::hours(1)), ..found };
            let late = judge(&found, now - TimeDelta::days(1));
            assert_eq!(grades(&late), [("journal", Grade::Doubtful), ("clock", Grade::Doubtful)]);
            let newer = Examination { applied: vec![1, 999_999], clock: None, ..found.clone() };
            assert_eq!(grades(&judge(&newer, now)), [("tables", Grade::Broken)]);
            let older = Examination { applied: Vec::new(), clock: None, ..found.clone() };
            assert_eq!(grades(&judge(&older, now)), [("tables", Grade::Doubtful)]);
            let trail = found.trail.map(|trail| Trail { orphans: 3, ..trail });
            let torn = Examination { trail, damages: vec!["a page is torn".into()], clock: None, ..found };
            assert_eq!(grades(&judge(&torn, now)), [("database", Grade::Broken), ("journal", Grade::Broken)]);
        })
        .await;
    }
}
