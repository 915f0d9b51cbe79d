//! Runs other programs, and ends them properly when a person presses Ctrl-C.
//!
//! Each child gets a process group of its own. An interrupt therefore reaches us alone; we pass it
//! on to the running group, wait for it, and leave through the ordinary return path, so that a
//! private database is stopped and temporary folders are removed.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// How often a child is asked whether it has ended.
const GLANCE: Duration = Duration::from_millis(20);
/// How long an interrupted child may tidy up.
const PATIENCE: Duration = Duration::from_secs(10);

/// From now on an interrupt ends the running child and not this process.
pub(crate) fn listen_for_interrupts() -> Result<()> {
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(&INTERRUPTED))?;
    }
    Ok(())
}

/// Whether somebody wants us to stop.
pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// Runs `command` to its end with our output; an error names it when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = wait(spawn(command)?)?;
    if interrupted() {
        bail!("interrupted");
    }
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Whether `command` exists and succeeds; what it prints is dropped.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    spawn(command).and_then(wait).is_ok_and(|status| status.success())
}

/// Starts `command` in a process group of its own, without our keyboard.
pub(crate) fn spawn(command: &mut Command) -> Result<Child> {
    command.process_group(0).stdin(Stdio::null());
    command.spawn().with_context(|| format!("`{}` could not be started", line(command)))
}

/// Asks the child's whole group to end with `signal`, and insists after a while.
pub(crate) fn stop(child: &mut Child, signal: Signal) -> Result<ExitStatus> {
    send(child, signal);
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        sleep(GLANCE);
    }
    send(child, Signal::KILL);
    Ok(child.wait()?)
}

fn wait(mut child: Child) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if interrupted() {
            return stop(&mut child, Signal::INT);
        }
        sleep(GLANCE);
    }
}

fn send(child: &Child, signal: Signal) {
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // It fails only when the group has ended already, which is what we want.
        let _ = kill_process_group(group, signal);
    }
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or_default().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let error = run(Command::new("/bin/sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(error.to_string(), "`sh -c exit 3` failed (exit status: 3)");
    }

    #[test]
    fn a_program_that_does_not_exist_does_not_succeed() {
        assert!(!succeeds(&mut Command::new("docendo-no-such-program")));
    }

    #[test]
    fn stopping_reaches_the_grandchildren() {
        let mut shell = spawn(Command::new("sh").args(["-c", "sleep 60 & wait"])).unwrap();
        let start = Instant::now();
        stop(&mut shell, Signal::TERM).unwrap();
        assert!(start.elapsed() < PATIENCE);
    }
}
