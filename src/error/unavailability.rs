//! What of the server itself may be unavailable: no fault of the request. Space and the database come back, and trying again is
//! worth it then; the content of a file does not.

use std::fmt;

/// What of the server is unavailable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unavailability {
    /// The disk of the database or of the documents is full.
    Space,
    /// The database does not answer.
    Database,
    /// The facts of the organisation are being loaded, after a start or a change of all of them.
    Snapshot {
        /// How far, from 0 to 100.
        percent: u8,
        /// In about so many seconds they are there.
        seconds: u64,
    },
    /// The storage of files does not have the content of a file as it was kept.
    Content,
}

impl fmt::Display for Unavailability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Self::Snapshot { percent, .. } => {
                return write!(f, "the records are being loaded, {percent} % so far: try again in a few seconds");
            }
            Self::Space => {
                "the storage of this server is full: nothing was changed; tell whoever runs it, then try again"
            }
            Self::Content => {
                "the content of this file is missing or damaged: tell whoever runs this server, docendo doctor names it"
            }
            Self::Database => "the database does not answer at the moment: try again in a while",
        };
        f.write_str(sentence)
    }
}
