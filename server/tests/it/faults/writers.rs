//! Clients that write as fast as they can and note what was acknowledged.

use super::process::{Client, PATIENCE};
use serde_json::json;
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread::{JoinHandle, spawn},
};

/// So many clients write at the same time.
const CLIENTS: usize = 4;

/// Clients that write until they are stopped.
pub(super) struct Writers {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
    heard: Receiver<String>,
    acknowledged: BTreeSet<String>,
}

impl Writers {
    /// Begins to write categories whose codes begin with `prefix`. What a server did not acknowledge is written again at
    /// the next of `servers`, under the same code.
    pub(super) fn begin(prefix: &str, servers: &[Client]) -> Self {
        let (stop, (tell, heard)) = (Arc::new(AtomicBool::new(false)), channel());
        let write = |client: usize| {
            let (stop, tell) = (stop.clone(), tell.clone());
            let (servers, prefix) = (servers.to_vec(), format!("{prefix}C{client}N"));
            spawn(move || write_all(&servers, &prefix, &stop, &tell))
        };
        let threads = (0..CLIENTS).map(write).collect();
        Self { stop, threads, heard, acknowledged: BTreeSet::new() }
    }

    /// Waits until `count` more writes are acknowledged.
    pub(super) fn wait_for(&mut self, count: usize) {
        for _ in 0..count {
            self.acknowledged.insert(self.heard.recv_timeout(PATIENCE).expect("an acknowledgement"));
        }
    }

    /// Stops the clients; returns every code that was acknowledged.
    pub(super) fn stop(mut self) -> BTreeSet<String> {
        self.stop.store(true, Ordering::Relaxed);
        self.threads.drain(..).for_each(|thread| thread.join().unwrap());
        self.acknowledged.extend(self.heard.try_iter());
        self.acknowledged
    }
}

fn write_all(servers: &[Client], prefix: &str, stop: &AtomicBool, tell: &Sender<String>) {
    let mut chosen = 0;
    for number in 0.. {
        let code = format!("{prefix}{number}");
        let body = json!({ "name": code, "code": code });
        loop {
            if stop.load(Ordering::Relaxed) {
                return;
            }
            match servers[chosen % servers.len()].post("/api/training/categories", &body) {
                // Written before, by a server that could not say so any more.
                Some((201 | 409, _)) => break,
                _ => chosen += 1,
            }
        }
        if tell.send(code).is_err() {
            return;
        }
    }
}
