//! Builds the site first and the server after it, because the release server embeds the site.

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{process, report, site};

/// For whom something is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// For the person who changes it: quick to build.
    Dev,
    /// For whoever tries it: what browsers load is as it is shipped, and the server is optimised as far as that is quick.
    Release,
    /// For the people who use it: optimised as far as the compiler can.
    Dist,
}

impl Mode {
    pub(crate) fn of(release: bool) -> Self {
        if release { Self::Release } else { Self::Dev }
    }

    /// The Cargo profile of the client.
    pub(crate) fn client_profile(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release | Self::Dist => "wasm-release",
        }
    }

    /// Cargo's folder for the server of this mode.
    pub(crate) fn server_folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
            Self::Dist => "dist",
        }
    }

    /// Whether browsers get the site as it is shipped, from within the server.
    pub(crate) fn is_shipped(self) -> bool {
        self != Self::Dev
    }
}

/// `cargo xtask build`.
pub(crate) fn build(workspace: &Workspace, mode: Mode, site_only: bool) -> Result<()> {
    site::build(workspace, mode)?;
    if !site_only {
        server(workspace, mode)?;
        report::say(&workspace.shown(&workspace.server(mode.server_folder())));
    }
    Ok(())
}

/// The `docendo` binary.
pub(crate) fn server(workspace: &Workspace, mode: Mode) -> Result<()> {
    report::step(&format!("Server ({})", mode.server_folder()), || {
        let mut cargo = workspace.cargo();
        cargo.args(["build", "--package", "server"]);
        if mode != Mode::Dev {
            cargo.args(["--profile", mode.server_folder()]);
        }
        process::run(&mut cargo)
    })
}
