//! `docendo serve`: listens until it is told to end.

use super::{DEMO_ADMINISTRATOR, Outcome};
use crate::{
    config::Config,
    listen::{self, Limits},
    router,
    state::AppState,
    tidy,
};
use docendo::{competence::Snapshots, identity::DEMO_PASSWORD, trail::live::Live, work::Installation};
use std::io::{self, Write as _};
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
};

/// Serves `installation`. Returns after the last running request once Ctrl-C or SIGTERM came.
pub(super) async fn serve(installation: Installation, config: Config) -> Outcome {
    // Before anybody can connect: a signal that nobody waits for ends the process at once, whatever it is at.
    let (interrupt, terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let listener =
        TcpListener::bind(config.addr).await.map_err(|cause| format!("cannot listen on {}: {cause}", config.addr))?;
    let database = installation.db.kind();
    let config = Config { addr: listener.local_addr()?, ..config };
    let has_demo = super::has_demo(&installation).await?;
    let state = AppState::new(installation, config).await?;
    greet(&state, has_demo);
    tracing::info!(address = %state.config.addr, database, version = env!("CARGO_PKG_VERSION"), "serving");
    state.installation.part::<Snapshots>().begin(state.installation.clock.now().date_naive()).await?;
    let tidying = tidy::begin(state.installation.clone());
    let (limits, figures) = (Limits::of(&state.config), state.figures.connections.clone());
    let live = state.installation.part::<Live>();
    let end = async {
        end(interrupt, terminate).await;
        live.end();
    };
    listen::serve(listener, router::build(state)?, limits, figures, end).await;
    tidying.abort();
    tracing::info!("ended in order");
    Ok(())
}

/// Tells whoever started the server where it is and, on a fresh installation, how to begin.
fn greet(state: &AppState, has_demo: bool) {
    let url = state.config.url();
    let mut lines = vec![format!("Docendo serves {url}")];
    if has_demo {
        let demo = "The demo organisation is loaded: sign in as";
        lines.push(format!("{demo} {DEMO_ADMINISTRATOR} with the password {DEMO_PASSWORD}."));
    }
    if let Some(token) = state.set_up.token() {
        lines.push("Your organisation is not set up yet. To create it, open".to_owned());
        lines.push(format!("  {url}/set-up?token={token}\nor type this set-up token there: {token}"));
    }
    // Spoken to whoever started the server; logs go to the standard error output. If nobody can hear it, it serves as well.
    let mut out = io::stdout();
    if let Err(cause) = writeln!(out, "{}", lines.join("\n")).and_then(|()| out.flush()) {
        tracing::warn!(%cause, "the standard output cannot be written");
    }
}

/// Returns when the process is asked to end, also if it was asked before.
async fn end(mut interrupt: Signal, mut terminate: Signal) {
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    tracing::info!("ending: waiting for running requests");
}
