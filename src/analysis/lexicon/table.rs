//! Reads the lexicon's tables and inflects its verbs.

use crate::analysis::CueKind;

use super::{Classes, Entry, Forms, Frames, Lexicon, Sense};

const WORDS: &str = include_str!("words.txt");
const PLAIN_VERBS: &str = include_str!("plain_verbs.txt");
const CUE_VERBS: &str = include_str!("cue_verbs.txt");
const CUE_NOUNS: &str = include_str!("cue_nouns.txt");
const CUE_ADJECTIVES: &str = include_str!("cue_adjectives.txt");

/// The lines of a table that say something.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn kind(name: &str) -> Option<CueKind> {
    Some(match name {
        "speech" => CueKind::Speech,
        "document" => CueKind::Document,
        "thought" => CueKind::Thought,
        "intention" => CueKind::Intention,
        "ruling" => CueKind::Ruling,
        "act" => CueKind::Act,
        _ => return None,
    })
}

impl Lexicon {
    /// Reads all tables. A line that is not understood is left out; a test holds that there is none.
    pub(super) fn read() -> Self {
        let mut lexicon = Self { entries: vec![Entry::default()], ..Self::default() };
        for line in lines(WORDS) {
            lexicon.read_classes(line);
        }
        for verb in lines(PLAIN_VERBS).flat_map(str::split_whitespace) {
            lexicon.read_verb(verb);
        }
        for line in lines(CUE_VERBS) {
            lexicon.read_cue_verbs(line);
        }
        for line in lines(CUE_NOUNS) {
            lexicon.read_cue_nouns(line);
        }
        for line in lines(CUE_ADJECTIVES) {
            lexicon.read_cue_adjectives(line);
        }
        lexicon.sort_senses();
        lexicon
    }

    fn entry_mut(&mut self, word: &'static str) -> &mut Entry {
        let next = self.entries.len();
        let number = *self.numbers.entry(word).or_insert_with(|| u16::try_from(next).unwrap_or(0));
        if usize::from(number) == next {
            self.entries.push(Entry::default());
        }
        self.entries.get_mut(usize::from(number)).expect("every number given out has its entry")
    }

    fn read_classes(&mut self, line: &'static str) -> Option<()> {
        let (name, words) = line.split_once('|')?;
        let class = Classes::named(name.trim())?;
        for word in words.split_whitespace() {
            let entry = self.entry_mut(word);
            entry.classes = entry.classes.union(class);
        }
        Some(())
    }

    /// Adds the forms of `verb` (`tell/told/told`, `admit*`) and returns the words that are one.
    fn read_verb(&mut self, verb: &'static str) -> Vec<&'static str> {
        let mut parts = verb.split('/');
        let first = parts.next().unwrap_or_default();
        let base = first.strip_suffix('*').unwrap_or(first);
        let doubled = first.ends_with('*');
        let past = parts.next().unwrap_or_else(|| intern(past(base, doubled)));
        let participle = parts.next().unwrap_or(past);
        let forms = [
            (base, Forms::BASE),
            (intern(third(base)), Forms::THIRD),
            (past, Forms::PAST),
            (participle, Forms::PARTICIPLE),
            (intern(gerund(base, doubled)), Forms::GERUND),
        ];
        for (word, form) in forms {
            let entry = self.entry_mut(word);
            entry.forms = entry.forms.union(form);
        }
        forms.map(|(word, _)| word).to_vec()
    }

    fn read_cue_verbs(&mut self, line: &'static str) -> Option<()> {
        let (head, verbs) = line.split_once('|')?;
        let mut fields = head.split_whitespace();
        let kind = kind(fields.next()?)?;
        let (clause, object) = fields.next()?.split_once('/')?;
        let (clause, object) = (clause.parse().ok()?, object.parse().ok()?);
        let (frames, prepositions) = frames(fields.next()?);
        for verb in verbs.split_whitespace() {
            let (head, forms) =
                verb.split_once('/').map_or((verb, ""), |(head, _)| (head, verb.get(head.len()..).unwrap_or_default()));
            let mut words = head.split('_');
            let base = words.next().unwrap_or_default();
            let particles: Vec<_> = words.collect();
            let verb = if particles.is_empty() { verb } else { intern(format!("{base}{forms}")) };
            let sense = Sense { particles, kind, clause, object, frames, prepositions: prepositions.clone() };
            let number = self.add_sense(sense);
            let mut words = self.read_verb(verb);
            words.sort_unstable();
            words.dedup();
            for word in words {
                self.entry_mut(word).verb.push(number);
            }
        }
        Some(())
    }

    fn read_cue_nouns(&mut self, line: &'static str) -> Option<()> {
        let (head, nouns) = line.split_once('|')?;
        let mut fields = head.split_whitespace();
        let kind = kind(fields.next()?)?;
        let clause = fields.next()?.parse().ok()?;
        let number = self.add_sense(Sense {
            particles: Vec::new(),
            kind,
            clause,
            object: clause,
            frames: Frames::CLAUSE,
            prepositions: Vec::new(),
        });
        for noun in nouns.split_whitespace() {
            self.entry_mut(noun).noun = Some(number);
        }
        Some(())
    }

    fn read_cue_adjectives(&mut self, line: &'static str) -> Option<()> {
        let (head, adjectives) = line.split_once('|')?;
        let mut fields = head.split_whitespace();
        let kind = kind(fields.next()?)?;
        let clause = fields.next()?.parse().ok()?;
        let (frames, prepositions) = frames(fields.next()?);
        let number = self.add_sense(Sense { particles: Vec::new(), kind, clause, object: 0, frames, prepositions });
        for adjective in adjectives.split_whitespace() {
            self.entry_mut(adjective).adjective = Some(number);
        }
        Some(())
    }

    fn add_sense(&mut self, sense: Sense) -> u16 {
        self.senses.push(sense);
        u16::try_from(self.senses.len() - 1).unwrap_or(0)
    }

    /// Puts the senses that ask for more words first, so that *point out* is tried before *point*.
    fn sort_senses(&mut self) {
        let senses = &self.senses;
        for entry in &mut self.entries {
            entry.verb.sort_by_key(|&number| {
                std::cmp::Reverse(senses.get(usize::from(number)).map_or(0, |sense| sense.particles.len()))
            });
        }
    }
}

/// The frames and the prepositions of `tqp(of,about)`.
fn frames(field: &'static str) -> (Frames, Vec<&'static str>) {
    let (letters, prepositions) = field.split_once("p(").unwrap_or((field, ""));
    let prepositions = prepositions.trim_end_matches(')').split(',').filter(|word| !word.is_empty()).collect();
    (Frames::of(letters), prepositions)
}

/// Keeps a word that no table holds for as long as the lexicon, which is as long as the process.
fn intern(word: String) -> &'static str {
    word.leak()
}

fn ends_in_consonant_y(base: &str) -> bool {
    base.strip_suffix('y').is_some_and(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

fn doubling(base: &str, doubled: bool) -> &str {
    if doubled { base.get(base.len().saturating_sub(1)..).unwrap_or_default() } else { "" }
}

fn third(base: &str) -> String {
    match base {
        _ if ends_in_consonant_y(base) => format!("{}ies", base.strip_suffix('y').unwrap_or(base)),
        _ if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("sh") || base.ends_with("ch") => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

fn past(base: &str, doubled: bool) -> String {
    match base {
        _ if base.ends_with('e') => format!("{base}d"),
        _ if ends_in_consonant_y(base) => format!("{}ied", base.strip_suffix('y').unwrap_or(base)),
        _ => format!("{base}{}ed", doubling(base, doubled)),
    }
}

fn gerund(base: &str, doubled: bool) -> String {
    // A short vowel before the one last consonant doubles it where the past is irregular and shows nothing.
    let short = matches!(
        base,
        "begin"
            | "run"
            | "win"
            | "cut"
            | "get"
            | "set"
            | "put"
            | "hit"
            | "let"
            | "sit"
            | "shut"
            | "spin"
            | "swim"
            | "bet"
            | "quit"
            | "forget"
            | "forbid"
            | "dig"
            | "undercut"
            | "upset"
            | "reset"
            | "split"
            | "shed"
            | "cast"
    );
    match base {
        "cast" => "casting".to_owned(),
        _ if base.ends_with("ie") => format!("{}ying", base.strip_suffix("ie").unwrap_or(base)),
        _ if base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe") && base.len() > 2 => {
            format!("{}ing", base.strip_suffix('e').unwrap_or(base))
        }
        _ => format!("{base}{}ing", doubling(base, doubled || short)),
    }
}

#[cfg(test)]
mod tests {
    use super::{CUE_ADJECTIVES, CUE_NOUNS, CUE_VERBS, WORDS, frames, gerund, kind, lines, past, third};
    use crate::analysis::lexicon::{Classes, Forms, Frames, lexicon};

    #[test]
    fn verbs_are_inflected_as_english_does() {
        for (base, doubled, wanted) in [
            ("claim", false, ["claims", "claimed", "claiming"]),
            ("argue", false, ["argues", "argued", "arguing"]),
            ("deny", false, ["denies", "denied", "denying"]),
            ("admit", true, ["admits", "admitted", "admitting"]),
            ("stress", false, ["stresses", "stressed", "stressing"]),
            ("agree", false, ["agrees", "agreed", "agreeing"]),
            ("say", false, ["says", "sayed", "saying"]),
        ] {
            assert_eq!([third(base), past(base, doubled), gerund(base, doubled)], wanted, "{base}");
        }
    }

    #[test]
    fn every_line_of_every_table_is_understood() {
        for line in lines(WORDS) {
            assert!(line.split_once('|').is_some_and(|(name, _)| Classes::named(name.trim()).is_some()), "{line}");
        }
        for line in lines(CUE_VERBS).chain(lines(CUE_NOUNS)).chain(lines(CUE_ADJECTIVES)) {
            let known = line.split_once('|').is_some_and(|(head, words)| {
                let mut fields = head.split_whitespace();
                kind(fields.next().unwrap_or_default()).is_some()
                    && fields
                        .next()
                        .is_some_and(|figures| figures.split('/').all(|figure| figure.parse::<u8>().is_ok()))
                    && words.split_whitespace().count() > 0
            });
            assert!(known, "{line}");
        }
    }

    #[test]
    fn words_are_found_in_any_case_and_with_either_apostrophe() {
        let lexicon = lexicon();
        assert!(lexicon.entry(lexicon.number("Told")).forms.has(Forms::PAST));
        assert!(lexicon.entry(lexicon.number("THE")).classes.has(Classes::ARTICLE));
        assert_eq!(lexicon.number("n’t"), lexicon.number("n't"));
        assert_ne!(lexicon.number("’s"), 0);
        assert_eq!(lexicon.number("blorbified"), 0);
        assert_eq!(lexicon.number("a-word-far-longer-than-any-in-the-tables"), 0);
    }

    #[test]
    fn frames_are_read_with_their_prepositions() {
        let (read, prepositions) = frames("tqp(of,about)");
        assert!(read.has(Frames::CLAUSE) && read.has(Frames::QUOTATION) && !read.has(Frames::OBJECT));
        assert_eq!(prepositions, ["of", "about"]);
    }
}
