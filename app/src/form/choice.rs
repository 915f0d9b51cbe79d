//! Words of an address or a form that stand for values of a page.

use super::Form;
use docendo::error::{Flaws, Problem};

impl Form {
    /// What the word in field `name` stands for; nothing if it is empty or none of `words`, in which case that is noted.
    pub fn one_of<T: Clone>(&self, name: &str, flaws: &mut Flaws, words: &[(&str, T)]) -> Option<T> {
        let known = |text: &str| words.iter().find(|(word, _)| *word == text).map(|(_, value)| value.clone());
        self.parse(name, flaws, |text| known(text).ok_or(Problem::NotOneOf(&[])))
    }
}
