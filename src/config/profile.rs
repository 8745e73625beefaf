//! Profiles and packs: which further rules a desk asks for, and how much they matter to it.

/// A profile, or a pack of rules of one house or standard. Packs add up: the
/// gravest of what they say of a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Profile {
    /// What every briefing is held to.
    Default,
    /// Everything that can be asked of a text.
    Strict,
    /// The Associated Press.
    Ap,
    /// Reuters.
    Reuters,
    /// The BBC.
    Bbc,
    /// Wikipedia.
    Wiki,
    /// Analytic standards of the US intelligence community (ICD 203).
    Icd203,
    /// Sourcing requirements of the US intelligence community (ICD 206).
    Icd206,
    /// The UK's yardstick of probability.
    Phia,
    /// US classification markings.
    MarkingUs,
    /// The Traffic Light Protocol.
    Tlp,
    /// The United Nations.
    Un,
    /// Market desks.
    Market,
    /// Open-source desks.
    Osint,
}

impl Profile {
    /// Every one of them, in the order of [`Self::NAMES`].
    pub const ALL: [Self; 14] = [
        Self::Default,
        Self::Strict,
        Self::Ap,
        Self::Reuters,
        Self::Bbc,
        Self::Wiki,
        Self::Icd203,
        Self::Icd206,
        Self::Phia,
        Self::MarkingUs,
        Self::Tlp,
        Self::Un,
        Self::Market,
        Self::Osint,
    ];

    /// The words a person writes for them.
    #[rustfmt::skip]
    pub const NAMES: [&'static str; 14] = [
        "default", "strict", "ap", "reuters", "bbc", "wiki", "icd-203", "icd-206", "phia", "marking-us", "tlp", "un",
        "market", "osint",
    ];

    /// The word a person writes for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.get(self as usize).copied().unwrap_or_default()
    }

    /// The one called `name`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Profile;

    #[test]
    fn every_name_is_that_of_its_profile() {
        for (profile, name) in Profile::ALL.into_iter().zip(Profile::NAMES) {
            assert_eq!((profile.name(), Profile::parse(name)), (name, Some(profile)));
        }
        assert_eq!(Profile::parse("Strict"), None);
        assert_eq!((Profile::Icd206.name(), Profile::MarkingUs.name()), ("icd-206", "marking-us"));
    }
}
