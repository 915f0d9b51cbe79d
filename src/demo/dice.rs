//! Numbers that look random and are the same in every run.

/// A linear congruential generator with Knuth's constants for 64 bits; only the upper half of its state is shown, since
/// the lower one repeats itself soon.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that fall in an order of their own for each `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        // Seeds that are close to each other have to be driven apart first.
        for _ in 0..4 {
            dice.next();
        }
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 32
    }

    /// A number from 0 up to, but not, `bound`; 0 if that is 0.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        let scaled = (self.next() * u64::from(bound)) >> 32;
        u32::try_from(scaled).unwrap_or_default()
    }

    /// A number from `least` to `most`, both of them possible.
    pub(crate) fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// Yes in `percent` of a hundred cases.
    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// The index of one of `weights`, each as likely as it is heavy.
    pub(crate) fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut rest = self.below(weights.iter().sum());
        for (index, weight) in weights.iter().enumerate() {
            if rest < *weight {
                return index;
            }
            rest -= weight;
        }
        0
    }

    /// Puts `items` into an order of chance.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        let mut left = u32::try_from(items.len()).unwrap_or(u32::MAX);
        while left > 1 {
            let other = self.below(left);
            left -= 1;
            items.swap(left as usize, other as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_falls_the_same_and_neighbours_do_not() {
        let throws = |seed| {
            let mut dice = Dice::new(seed);
            (0..20).map(|_| dice.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(throws(7), throws(7));
        assert_ne!(throws(7), throws(8));
    }

    #[test]
    fn chances_are_about_what_they_say() {
        let hits = (0..10_000).filter(|seed| Dice::new(*seed).chance(30)).count();
        assert!((2_800..3_200).contains(&hits), "{hits}");
        let mut dice = Dice::new(1);
        let heavy = (0..10_000).filter(|_| dice.weighted(&[1, 0, 3]) == 2).count();
        assert!((7_200..7_800).contains(&heavy), "{heavy}");
    }

    #[test]
    fn a_shuffled_hand_keeps_its_cards() {
        let mut cards: Vec<u32> = (0..52).collect();
        Dice::new(3).shuffle(&mut cards);
        assert_ne!(cards, (0..52).collect::<Vec<_>>());
        cards.sort_unstable();
        assert_eq!(cards, (0..52).collect::<Vec<_>>());
    }
}
