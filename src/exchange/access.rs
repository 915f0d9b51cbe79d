//! Who may import, and take the matrix out in files.

use crate::kernel::access::use_cases;

pub use crate::kernel::access::IMPORT;

use_cases! {
    /// Have the matrix of everybody written as a file.
    EXPORT = "export.run", for StandingRead;
}
