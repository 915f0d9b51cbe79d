//! Forms as addresses: the parameters of a list, and the way to the same list with others.

use super::Form;

impl Form {
    /// The parameters in the query of an address, read like a form. One without a value says nothing: filters send those
    /// too in which nothing is chosen.
    #[must_use]
    pub fn of_query(query: &str) -> Self {
        let mut form = Self::read(query);
        form.values.retain(|(_, value)| !value.is_empty());
        form
    }

    /// `path` with the values as its query; those named in `changes` are set to their new value, or left out.
    #[must_use]
    pub fn address(&self, path: &str, changes: &[(&str, Option<&str>)]) -> String {
        let kept = self
            .values
            .iter()
            .filter(|(name, value)| !value.is_empty() && changes.iter().all(|(changed, _)| changed != name));
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        let set = changes.iter().filter_map(|(name, value)| Some((*name, (*value)?)));
        let pairs: Vec<(&str, &str)> = kept.chain(set).collect();
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The form with the parts of its page's address that have names: they say what it is about, whatever it says by itself.
    #[must_use]
    pub fn within(self, parts: impl IntoIterator<Item = (String, String)>) -> Self {
        parts.into_iter().fold(self, |form, (name, value)| form.without(&name).and(name, value))
    }

    /// Whether an address asks for some of a list alone, and not for all of it in another order.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.values
            .iter()
            .any(|(name, value)| !value.is_empty() && !["sort", "page", "density"].contains(&name.as_str()))
    }

    /// The form without field `name`.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.values.retain(|(other, _)| other != name);
        self
    }

    /// The form without the passwords in it, which are shown to nobody again.
    #[must_use]
    pub fn without_passwords(mut self) -> Self {
        self.values.retain(|(name, _)| !name.contains("password"));
        self
    }

    /// The form without `value` among those of field `name`.
    #[must_use]
    pub fn without_value(mut self, name: &str, value: &str) -> Self {
        self.values.retain(|(other, held)| other != name || held != value);
        self
    }

    /// The names of the fields that say something.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name.as_str())
    }
}
