//! Of whom a requirement is asked, as forms choose it.

use crate::{
    competence::facts::Scope,
    error::Flaws,
    kernel::{
        id::{RoleId, SiteId},
        input::{Draft, FromText as _, Input, Texts},
        words::words,
    },
};
use serde::{Deserialize, Serialize};

words! {
    /// The kinds of [`Scope`].
    ScopeKind {
        /// Those who hold a role.
        Role = "role",
        /// Those who hold a role at a site.
        Site = "site",
        /// Everyone in the organisation.
        Everyone = "everyone",
    }
}

impl From<Scope> for ScopeKind {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Role(_) => Self::Role,
            Scope::Site(_) => Self::Site,
            Scope::Everyone => Self::Everyone,
        }
    }
}

/// Of whom a requirement is asked: the kind, and the role or site of that kind. The other one is passed over.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScopeDraft {
    /// Everyone, a role or a site.
    #[serde(skip_serializing_if = "Input::is_silent")]
    pub kind: Input<ScopeKind>,
    /// Which role.
    #[serde(skip_serializing_if = "Input::is_silent")]
    pub role: Input<RoleId>,
    /// Which site.
    #[serde(skip_serializing_if = "Input::is_silent")]
    pub site: Input<SiteId>,
}

impl Draft for ScopeDraft {
    type Value = Scope;

    fn of(form: &impl Texts) -> Self {
        Self {
            kind: ScopeKind::of_form(&form.texts("scope")),
            role: RoleId::of_form(&form.texts("scope_role")),
            site: SiteId::of_form(&form.texts("scope_site")),
        }
    }

    fn over(self, other: Self) -> Self {
        if self.kind.is_missing() { other } else { self }
    }

    fn shown(&self) -> Vec<(&'static str, String)> {
        let named = |name, texts: Vec<String>| texts.into_iter().map(move |text| (name, text));
        let kind = named("scope", self.kind.shown());
        kind.chain(named("scope_role", self.role.shown())).chain(named("scope_site", self.site.shown())).collect()
    }

    fn read(&self, before: Option<&Scope>, flaws: &mut Flaws) -> Option<Scope> {
        if let (Input::Missing, Some(before)) = (&self.kind, before) {
            return Some(*before);
        }
        match self.kind.required("scope", None, flaws)? {
            ScopeKind::Everyone => Some(Scope::Everyone),
            ScopeKind::Role => self.role.required("scope_role", None, flaws).map(Scope::Role),
            ScopeKind::Site => self.site.required("scope_site", None, flaws).map(Scope::Site),
        }
    }
}

impl From<&Scope> for ScopeDraft {
    fn from(scope: &Scope) -> Self {
        let draft = Self { kind: ScopeKind::from(*scope).into(), ..Self::default() };
        match *scope {
            Scope::Everyone => draft,
            Scope::Role(role) => Self { role: role.into(), ..draft },
            Scope::Site(site) => Self { site: site.into(), ..draft },
        }
    }
}

impl From<Scope> for ScopeDraft {
    fn from(scope: Scope) -> Self {
        Self::from(&scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Problem;

    fn read(values: &[(&str, &str)]) -> Result<Scope, Vec<(String, Problem)>> {
        let read = ScopeDraft::of(&values.to_vec()).parse();
        read.map_err(|flaws| flaws.into_vec().into_iter().map(|flaw| (flaw.field, flaw.problem)).collect())
    }

    #[test]
    fn the_role_or_site_of_the_chosen_kind_is_needed_and_the_other_passed_over() {
        assert_eq!(read(&[("scope", "role"), ("scope_role", "7"), ("scope_site", "x")]), Ok(Scope::Role(RoleId(7))));
        let missing = |field: &str| Err(vec![(field.to_owned(), Problem::Required)]);
        assert_eq!(read(&[("scope", "site"), ("scope_role", "7")]), missing("scope_site"));
        assert_eq!(read(&[("scope", "role"), ("scope_role", " ")]), missing("scope_role"));
        assert_eq!(read(&[]), missing("scope"));
        assert_eq!(read(&[("scope", "all")]).unwrap_err()[0].1, Problem::NotOneOf(ScopeKind::CODES));
    }

    #[test]
    fn what_a_form_shows_reads_back_the_same() {
        for scope in [Scope::Everyone, Scope::Role(RoleId(3)), Scope::Site(SiteId(4))] {
            let shown = ScopeDraft::from(scope).shown();
            assert_eq!(ScopeDraft::of(&shown).parse().ok(), Some(scope));
        }
    }
}
