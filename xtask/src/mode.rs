//! For whom something is built.

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
