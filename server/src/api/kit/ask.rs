//! What an endpoint asks of its caller: that they may carry out a use case.

use docendo::kernel::access::UseCase;
use serde_json::{Value, json};
use utoipa::openapi::extensions::Extensions;

/// A use case that an endpoint carries out.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// The use case.
    pub use_case: UseCase,
    /// Whether a request may be about its caller, who then needs no permission.
    pub is_free_about_oneself: bool,
}

impl Ask {
    /// When a request is refused, for each part of what has to be permitted.
    pub(super) fn refusals(&self) -> impl Iterator<Item = String> {
        self.use_case.parts().map(|part| self.refusal(part))
    }

    fn refusal(&self, part: UseCase) -> String {
        let permissions: Vec<String> = part.permissions().map(|permission| format!("`{permission}`")).collect();
        let lacks = match permissions.as_slice() {
            [one] => format!("The caller lacks the permission {one}"),
            several => format!("The caller has none of the permissions {}", several.join(", ")),
        };
        if self.is_free_about_oneself { format!("{lacks}, and asks about others") } else { lacks }
    }

    /// Fails if it says that somebody needs no permission who does.
    pub(super) fn check(&self) -> Result<(), String> {
        if self.is_free_about_oneself && !self.use_case.is_free_about_oneself {
            return Err(format!("{} needs a permission, whomever it is about", self.use_case.name));
        }
        Ok(())
    }

    /// How the description tells `asks`: whoever walks it finds in the table of who may what whom the endpoint lets in.
    pub(super) fn described(asks: &[Self]) -> Option<Extensions> {
        let one = |ask: &Self| json!({ "name": ask.use_case.name, "orOneself": ask.is_free_about_oneself });
        let all: Vec<Value> = asks.iter().map(one).collect();
        (!all.is_empty()).then(|| Extensions::from_iter([("x-use-cases", all)]))
    }
}

/// One [`Ask`] of a row of the index.
macro_rules! ask {
    ($use_case:path) => {
        $crate::api::kit::Ask { use_case: $use_case, is_free_about_oneself: false }
    };
    ($use_case:path, oneself) => {
        $crate::api::kit::Ask { use_case: $use_case, is_free_about_oneself: true }
    };
}
pub(crate) use ask;
