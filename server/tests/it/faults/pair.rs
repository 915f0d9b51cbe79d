//! Two servers on one PostgreSQL, one of them killed under load.

use super::{
    State, not_tried,
    process::{Server, found},
    random, rounds,
    writers::Writers,
};
use docendo::testing::empty_database;
use std::collections::BTreeSet;

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what `cargo xtask faults` is for")]
fn of_two_servers_one_is_killed_and_nothing_is_lost_and_nothing_there_twice() {
    let Ok(postgres) = std::env::var("DOCENDO_TEST_POSTGRES") else {
        return not_tried("two servers, for there is no PostgreSQL");
    };
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let url = runtime.block_on(empty_database::on_postgres(&postgres));
    found(&url, folder.path());
    let mut acknowledged = BTreeSet::new();
    let stays = Server::start(&url, folder.path());
    let there = stays.client();
    for round in 0..rounds() {
        let mut dies = Server::start(&url, folder.path());
        // Each client begins at the server that dies, and goes on at the other one.
        let mut writers = Writers::begin(&format!("P{round}"), &[there.at(&dies), there.clone()]);
        writers.wait_for(random(5..60));
        dies.kill();
        writers.wait_for(random(20..40));
        acknowledged.extend(writers.stop());
        let state = State::read(&url);
        state.holds(&acknowledged);
        state.is_whole();
    }
    println!("two servers: one killed {} times; {} acknowledged writes, none lost", rounds(), acknowledged.len());
}
