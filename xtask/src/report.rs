//! Tells the person at the terminal what happens and how long it took.

use std::io::{Write, stdout};
use std::time::Instant;

use anyhow::Result;

/// Does `work` under the name `what`: one line when it starts, one with the seconds when it ends.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(&format!("→ {what}"));
    let start = Instant::now();
    let result = work();
    let mark = if result.is_ok() { '✓' } else { '✕' };
    say(&format!("{mark} {what} · {:.1} s", start.elapsed().as_secs_f64()));
    result
}

/// One line for a step that has nothing to do.
pub(crate) fn unchanged(what: &str) {
    say(&format!("· {what}: unchanged"));
}

/// One line, visible at once even where output is collected in blocks.
pub(crate) fn say(line: &str) {
    println!("{line}");
    // A closed pipe (`| head`) is no reason to stop building.
    let _ = stdout().flush();
}
