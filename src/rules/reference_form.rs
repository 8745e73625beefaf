//! First references without the name or the post, and later ones against the form of the house.

use crate::analysis::{Mention, MentionForm, Referent};
use crate::document::{Case, TokenKind};
use crate::gazetteer::Official;
use crate::text::{Edit, Span};

use super::{Check, Family, PassageContext, Profile, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "reference-form",
    family: Family::Officials,
    severity: None,
    elsewhere: &[(Profile::Ap, Severity::Info), (Profile::Un, Severity::Info)],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("reference_form.md"),
};

/// Forms of address, which stand in place of a post.
const COURTESY: &[&str] =
    &["mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr", "sir", "dame", "lord", "lady", "madam"];

/// What else says what somebody is, where the gazetteer has it for no office.
const RANKS: &[&str] = &[
    "adm.",
    "amb.",
    "ambassador",
    "congressman",
    "congresswoman",
    "gen.",
    "general",
    "gov.",
    "governor",
    "judge",
    "justice",
    "mayor",
    "rep.",
    "representative",
    "sen.",
    "senator",
];

fn check(cx: &mut PassageContext<'_>) {
    for mention in cx.passage.mentions.iter().filter(|mention| !mention.quoted) {
        if is_signature(cx, mention) {
            continue;
        }
        let Referent::Official(id) = mention.referent else { continue };
        let Some(official) = cx.gazetteer.official(id) else { continue };
        if is_attributive(cx, mention) {
            continue;
        }
        let post = cx.premises.date.and_then(|date| {
            let mut posts = cx.gazetteer.offices_on(id, date).filter_map(|term| cx.gazetteer.office(term.office));
            posts.next().map(|office| office.title_on(date).to_owned())
        });
        match (mention.first, mention.form) {
            (true, MentionForm::Short) => without_name(cx, mention, official, post.as_deref()),
            (true, MentionForm::Full) if mention.titles.is_empty() => {
                if let Some(post) = post.filter(|_| !is_explained(cx, mention)) {
                    without_post(cx, mention, official, &post);
                }
            }
            (false, MentionForm::Short | MentionForm::Full) if cx.ap => by_name_alone(cx, mention, official),
            (false, MentionForm::Short) if mention.titles.is_empty() => {
                if let Some(post) = post {
                    with_post(cx, mention, official, &post);
                }
            }
            _ => {}
        }
    }
}

/// "Bessent said" where nobody was told who that is.
fn without_name(cx: &mut PassageContext<'_>, mention: &Mention, official: &Official, post: Option<&str>) {
    let name = official.name.to_string();
    let whole = match post.filter(|_| mention.titles.is_empty()) {
        Some(post) => format!("{post} {name}"),
        None => name.clone(),
    };
    let replace = Edit { span: mention.span, replacement: whole.clone() };
    cx.report(mention.span, format!("the first reference to {name} does not have the full name"))
        .note("the first reference gives the full name and the post, so that a reader knows who it is")
        .fix(format!("write \"{whole}\""), vec![replace]);
}

/// "Scott Bessent said" where the post was not told.
fn without_post(cx: &mut PassageContext<'_>, mention: &Mention, official: &Official, post: &str) {
    let insert = Edit { span: Span::at(mention.span.start()), replacement: format!("{post} ") };
    cx.report(mention.span, format!("the first reference to {} does not say the post", official.name))
        .note("the first reference gives the full name and the post, so that a reader knows who it is")
        .fix(format!("write \"{post}\" before the name"), vec![insert]);
}

/// "Secretary Bessent" for the second time, where the name alone would do.
fn by_name_alone(cx: &mut PassageContext<'_>, mention: &Mention, official: &Official) {
    let before = mention.titles.iter().filter(|title| title.span.start() < mention.span.start() && !title.shared);
    let starts =
        before.map(|title| title.former.map_or(title.span.start(), |lead| lead.start().min(title.span.start())));
    let (Some(start), Some(short)) = (starts.min(), official.short.as_deref()) else { return };
    if official.needs_title() || has_namesake(cx, mention, short) {
        return;
    }
    // "the Treasury secretary, Scott Bessent," is told apart, not titled.
    let between = Span::new(start, mention.span.start()).of(&cx.block.text);
    if between.contains(',') {
        return;
    }
    let span = Span::new(start, mention.span.end());
    let replace = Edit { span, replacement: short.to_owned() };
    cx.report(span, format!("{} was introduced above: AP uses the family name alone from there on", official.name))
        .note("a title that is repeated with every reference tells nothing new")
        .fix(format!("write \"{short}\""), vec![replace]);
}

/// "Bessent" for the second time, where the house keeps a form of address or the post.
fn with_post(cx: &mut PassageContext<'_>, mention: &Mention, official: &Official, post: &str) {
    let before = mention.tokens.start.checked_sub(1);
    if before.is_some_and(|before| cx.prose.is(before, COURTESY)) {
        return;
    }
    let opens = cx.block.sentences.iter().any(|sentence| sentence.tokens.start == mention.tokens.start);
    let article = if opens { "The" } else { "the" };
    let replace = Edit { span: mention.span, replacement: format!("{article} {post}") };
    cx.report(mention.span, format!("a later reference to {} has no form of address and no post", official.name))
        .note("later references take a form of address with the name, or the post alone")
        .fix(format!("write \"{article} {post}\""), vec![replace]);
}

/// Whether the name stands under a text or in a list of names, where nothing is said of anybody.
fn is_signature(cx: &PassageContext<'_>, mention: &Mention) -> bool {
    let sentence = cx.prose.sentence_at(mention.span.start()).and_then(|at| cx.block.sentences.get(at));
    sentence.is_some_and(|sentence| {
        let tokens = cx.block.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        !tokens
            .iter()
            .any(|token| token.is_word() && token.case == Case::Lower && !is_particle(token.of(&cx.block.text)))
    })
}

/// A word in small letters that stands in names and titles.
fn is_particle(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "bin" | "al" | "de" | "da" | "van" | "von")
}

/// "The Trump administration", "a Bessent aide", "Trump Accounts": the name only describes.
fn is_attributive(cx: &PassageContext<'_>, mention: &Mention) -> bool {
    let led = mention
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|before| cx.prose.is(before, &["the", "a", "an", "this", "that", "any", "every", "former"]));
    let hyphened = |at: usize| cx.prose.kind(at) == Some(TokenKind::Hyphen);
    let names_a_thing = mention.form == MentionForm::Short
        && cx.block.tokens.get(mention.tokens.end).is_some_and(|token| token.is_word() && token.case == Case::Title);
    mention.titles.is_empty() && (led && cx.prose.is_word(mention.tokens.end) || names_a_thing)
        || hyphened(mention.tokens.end)
        || mention.tokens.start.checked_sub(1).is_some_and(hyphened)
}

/// Whether what stands behind a comma or a bracket tells who it is: "Scott Bessent, who runs the Treasury,".
fn is_explained(cx: &PassageContext<'_>, mention: &Mention) -> bool {
    let end = mention.tokens.end;
    let set_off = matches!(cx.prose.kind(end), Some(TokenKind::Comma | TokenKind::OpenBracket | TokenKind::Dash));
    set_off && cx.prose.is_word(end + 1) && !cx.prose.is(end + 1, &["and", "but", "said", "or"])
        || cx.prose.is(end, &["as"])
        || mention
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|before| cx.prose.is(before, COURTESY) || cx.prose.is(before, RANKS))
}

/// Whether another of the same family name is named in the paragraph.
fn has_namesake(cx: &PassageContext<'_>, mention: &Mention, short: &str) -> bool {
    cx.passage.mentions.iter().filter(|other| other.referent != mention.referent).any(|other| match &other.referent {
        Referent::Official(id) => {
            cx.gazetteer.official(*id).is_some_and(|official| official.short.as_deref() == Some(short))
        }
        Referent::AmbiguousOfficial(_) => true,
        Referent::Person(name) => name.rsplit(' ').next() == Some(short),
        _ => false,
    })
}
