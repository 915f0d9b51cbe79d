//! The files that a form takes, in the browser.

use docendo::error::{Flaw, Problem};
use leptos::wasm_bindgen::JsCast as _;

/// The files that a form takes.
#[derive(Debug, Clone, Copy)]
pub struct Upload {
    /// The name of their field.
    pub field: &'static str,
    /// So many bytes they may have together.
    pub most: usize,
}

impl Upload {
    /// What is wrong with the files that were chosen in `form`. Nobody waits for what is refused in the end.
    pub(super) fn flaw(self, form: &web_sys::FormData) -> Option<Flaw> {
        let files = form.get_all(self.field).into_iter().filter_map(|file| file.dyn_into::<web_sys::File>().ok());
        let sizes: Vec<f64> = files.filter(|file| !file.name().is_empty()).map(|file| file.size()).collect();
        let most = f64::from(u32::try_from(self.most).unwrap_or(u32::MAX));
        let problem = match sizes.iter().sum::<f64>() {
            _ if sizes.is_empty() => Problem::Required,
            size if size > most => Problem::TooLarge(self.most),
            _ => return None,
        };
        Some(Flaw::new(self.field, problem))
    }
}
