//! Exports, as an organisation has them that takes its matrix away now and then.

use crate::{
    competence::{self, matrix::Query},
    exchange::{
        export::{self, Order},
        matrix_file::{Form, Words},
    },
    kernel::id::{ExportId, JobId},
    testing::House,
    work::Work,
};
use std::time::Duration;

/// An export in every state.
pub(super) async fn exports(house: &House) {
    let text = |word: &str| word.to_owned();
    let words = Words {
        heads: ["Person", "Number", "Job role", "Site", "%"].map(text),
        states: competence::State::ALL.map(|state| state.code().to_owned()),
        sheet: text("Matrix"),
    };
    let query = Query::on(house.today());
    let order = Order { form: Form::Csv, query, under: None, known_at: None, address: "show=all".into(), words };
    let id = export::service::begin(&house.admin, order).await.unwrap();
    let look = async {
        while house.admin.read(async |read| export::service::find(read, id).await).await.unwrap().state
            != export::State::Done
        {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), look).await.unwrap();
    for failure in [Some("lost"), None] {
        let copy = async |work: &mut Work| copy(work, id, failure).await;
        house.admin.write(copy).await.unwrap();
    }
}

/// The same export once more, which has failed or, if not, whose process ended while it was written.
async fn copy(work: &mut Work, id: ExportId, failure: Option<&'static str>) -> crate::Result<()> {
    let failure = failure.map(str::to_owned);
    let sql = "INSERT INTO export (organisation_id, created_by, created_at, updated_at, expires_at, asked, contents, file_name,
                                   place, failure)
               SELECT organisation_id, created_by, created_at, updated_at, expires_at, asked, contents, file_name,
                      place || COALESCE($2, ''), $2 FROM export WHERE id = $1 RETURNING id";
    let (copy,): (ExportId,) = work.unscoped_one(sql, &[&id, &failure]).await?;
    let sql = "INSERT INTO job (organisation_id, kind, args, key, state, run_at, attempts, lease_by, heartbeat_at, progress,
                                created_by, created_at)
               SELECT organisation_id, kind, $2, 'copy', 'running', run_at, attempts, lease_by, heartbeat_at, 4, created_by,
                      created_at FROM job WHERE id = (SELECT job_id FROM export WHERE id = $1) RETURNING id";
    if failure.is_none() {
        let (job,): (JobId,) = work.unscoped_one(sql, &[&id, &format!("{{\"export\":{copy}}}")]).await?;
        work.unscoped_run("UPDATE export SET job_id = $2 WHERE id = $1", &[&copy, &job]).await?;
    }
    Ok(())
}
