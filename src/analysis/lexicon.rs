//! The words the analysis knows: classes, verb forms and cues, read once from the tables beside this file.

mod table;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::CueKind;

/// Sets of word classes, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u64);

macro_rules! classes {
    ($($name:ident $word:literal $bit:literal),* $(,)?) => {
        impl Classes {
            $(pub(super) const $name: Self = Self(1 << $bit);)*

            /// The class a line of the table names.
            fn named(name: &str) -> Option<Self> {
                Some(match name { $($word => Self::$name,)* _ => return None })
            }
        }
    };
}

classes! {
    ARTICLE "article" 0, DETERMINER "determiner" 1, POSSESSIVE "possessive" 2, NUMBER "number" 3, PRONOUN "pronoun" 4,
    SPEAKER "speaker" 5, RELATIVE "relative" 6, QUESTION "question" 7, BE "be" 8, HAVE "have" 9, DO "do" 10, MODAL "modal" 11,
    NEGATION "negation" 12, COORDINATOR "coordinator" 13, SUBORDINATOR "subordinator" 14, PREPOSITION "preposition" 15,
    THAT "that" 16, ADVERB "adverb" 17, WEEKDAY "weekday" 18, TIME "time" 19, TITLE "title" 20, ROLE "role" 21, VAGUE "vague" 22,
    ANONYMOUS "anonymous" 23, BODY "body" 24, DOCUMENT "document" 25, EVENT "event" 26, EVALUATIVE "evaluative" 27,
    INFERENCE "inference" 28, AGENDA "agenda" 29, CAUSE "cause" 30, SUPERLATIVE "superlative" 31, WRONG "wrong" 32,
    STATE "state" 33, ABSTRACT "abstract" 34, MONEY "money" 35, ACT "act" 36, EVENT_SUBJECT "planned" 37, NOUN "noun" 38,
}

impl Classes {
    pub(super) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has a class of `other`.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Forms a word can be of some verb, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Forms(u8);

impl Forms {
    pub(super) const BASE: Self = Self(1);
    pub(super) const THIRD: Self = Self(2);
    pub(super) const PAST: Self = Self(4);
    pub(super) const PARTICIPLE: Self = Self(8);
    pub(super) const GERUND: Self = Self(16);

    pub(super) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn none(self) -> bool {
        self.0 == 0
    }
}

/// What can stand round a cue verb, one bit each; the letters are those of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Frames(u8);

impl Frames {
    /// A clause, with or without *that*, or an indirect question.
    pub(super) const CLAUSE: Self = Self(1);
    /// A quotation, before or behind.
    pub(super) const QUOTATION: Self = Self(2);
    /// *to* and a verb.
    pub(super) const INFINITIVE: Self = Self(4);
    /// An addressee before the content.
    pub(super) const ADDRESSEE: Self = Self(8);
    /// The object is the content.
    pub(super) const OBJECT: Self = Self(16);
    /// An object and what it is called.
    pub(super) const COMPLEMENT: Self = Self(32);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The frames a table's letters name. Letters it does not know are left out.
    fn of(letters: &str) -> Self {
        Self(letters.chars().fold(0, |set, letter| {
            set | match letter {
                't' => 1,
                'q' => 2,
                'i' => 4,
                'o' => 8,
                'n' => 16,
                'a' => 32,
                _ => 0,
            }
        }))
    }
}

/// One way a word is used as a cue.
#[derive(Debug, Clone)]
pub(super) struct Sense {
    /// Words that must follow: *out* of *point out*.
    pub(super) particles: Vec<&'static str>,
    /// What the source does.
    pub(super) kind: CueKind,
    /// How surely it is a cue beside a clause or a quotation, 0 to 100.
    pub(super) clause: u8,
    /// How surely it is one before an object that is the content, 0 to 100.
    pub(super) object: u8,
    /// What can stand round it.
    pub(super) frames: Frames,
    /// Prepositions that lead the content.
    pub(super) prepositions: Vec<&'static str>,
}

/// All that is known of one written word.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// Its classes.
    pub(super) classes: Classes,
    /// The verb forms it can be.
    pub(super) forms: Forms,
    /// Its senses as a cue verb, most specific first.
    pub(super) verb: Vec<u16>,
    /// Its sense as a cue noun.
    pub(super) noun: Option<u16>,
    /// Its sense as a cue adjective.
    pub(super) adjective: Option<u16>,
}

impl Entry {
    /// Whether it is known as nothing but a form of a verb.
    pub(super) fn is_only_verb(&self) -> bool {
        !self.forms.none() && self.noun.is_none() && self.classes.is_empty()
    }
}

/// The words and what is known of them.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    numbers: FxHashMap<&'static str, u16>,
    entries: Vec<Entry>,
    senses: Vec<Sense>,
}

/// The longest word worth looking up, in bytes.
const LONGEST: usize = 24;

/// The lexicon, read on first use.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &LEXICON
}

impl Lexicon {
    /// The number of `word` in any case; 0 for a word that is not known.
    /// Curly apostrophes are read as straight ones.
    pub(super) fn number(&self, word: &str) -> u16 {
        let mut buffer = [0_u8; LONGEST];
        let mut len = 0;
        let mut bytes = word.as_bytes();
        if let Some(rest) = word.strip_prefix('’') {
            buffer[0] = b'\'';
            len = 1;
            bytes = rest.as_bytes();
        } else if let Some(rest) = word.strip_suffix("’t") {
            bytes = rest.as_bytes();
        }
        let tail: &[u8] = if word.ends_with("’t") { b"'t" } else { b"" };
        for &byte in bytes.iter().chain(tail) {
            let Some(slot) = buffer.get_mut(len) else { return 0 };
            *slot = byte.to_ascii_lowercase();
            len += 1;
        }
        let lower = buffer.get(..len).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        self.numbers.get(lower).copied().unwrap_or(0)
    }

    /// What is known of the word with this number.
    pub(super) fn entry(&self, number: u16) -> &Entry {
        self.entries.get(usize::from(number)).or(self.entries.first()).unwrap_or(&UNKNOWN)
    }

    /// A sense an entry names.
    pub(super) fn sense(&self, number: u16) -> &Sense {
        self.senses.get(usize::from(number)).expect("entries name only senses that were read with them")
    }
}

/// A word of which nothing is known.
static UNKNOWN: Entry = Entry { classes: Classes(0), forms: Forms(0), verb: Vec::new(), noun: None, adjective: None };
