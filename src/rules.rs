//! What is wrong: one rule, one file, one page, and the page's examples are its tests.

mod agentless_attribution;
mod altered_quote;
mod ambiguous_place;
mod anonymous_opinion;
mod anonymous_without_reason;
mod attribution_removed;
mod bare_anonymous_source;
mod broken_link;
mod bygone;
mod circular_sourcing;
mod claim_drift;
mod context;
mod dateline_mismatch;
mod dating;
mod diagnostic;
mod duplicate_claim_id;
mod editorial_language;
mod event_tense_mismatch;
mod front_matter_schema;
mod hearsay_adverb;
mod ignore_hygiene;
mod inconsistent_name;
mod late_attribution;
mod missing_document_date;
mod missing_time_zone;
mod no_source_in_document;
mod place_country_mismatch;
mod plural_sources_one_cited;
mod pointing;
mod premature_former;
mod prose;
mod quote_uncited;
mod quote_without_speaker;
mod reference_form;
mod relative_date_style;
mod remedy;
mod retracted_source;
mod rule;
mod single_source_claim;
mod source_newer_than_document;
mod stale_title;
mod subject;
mod superseded_source;
mod support;
mod surname_given_swap;
mod surname_pronoun_clash;
mod tenure;
mod title_holder_mismatch;
mod unarchived_url;
mod unattributed_allegation;
mod unattributed_cause;
mod unattributed_claim;
mod unattributed_figure;
mod unattributed_intent;
mod unattributed_prediction;
mod unbalanced_quote;
mod unchecked_title;
mod undefined_citation;
mod unknown_official;
mod unmarked_assessment;
mod unnamed;
mod unnamed_person;
mod unnamed_study;
mod unused_source;
mod vague_group;
mod vague_time;
mod weekday_date_mismatch;

pub use self::context::{
    DocumentContext, Found, Marks, Neighbour, PassageContext, RevisionContext, SuppressionContext, WorkspaceContext,
    WrittenSuppression,
};
pub use self::dating::{date_style, dating, relative};
pub use self::diagnostic::{Blank, Diagnostic, Fix, Related};
pub use self::prose::Prose;
pub use self::rule::{Check, Family, Rule, Specificity, Trait};
pub use crate::config::{Profile, Severity};

/// Every rule, in the order of names.
pub static RULES: &[&Rule] = &[
    &agentless_attribution::RULE,
    &altered_quote::RULE,
    &ambiguous_place::RULE,
    &anonymous_opinion::RULE,
    &anonymous_without_reason::RULE,
    &attribution_removed::RULE,
    &bare_anonymous_source::RULE,
    &broken_link::RULE,
    &circular_sourcing::RULE,
    &claim_drift::RULE,
    &dateline_mismatch::RULE,
    &duplicate_claim_id::RULE,
    &editorial_language::RULE,
    &event_tense_mismatch::RULE,
    &front_matter_schema::RULE,
    &hearsay_adverb::RULE,
    &ignore_hygiene::RULE,
    &inconsistent_name::RULE,
    &late_attribution::RULE,
    &missing_document_date::RULE,
    &missing_time_zone::RULE,
    &no_source_in_document::RULE,
    &place_country_mismatch::RULE,
    &plural_sources_one_cited::RULE,
    &premature_former::RULE,
    &quote_uncited::RULE,
    &quote_without_speaker::RULE,
    &reference_form::RULE,
    &relative_date_style::RULE,
    &retracted_source::RULE,
    &single_source_claim::RULE,
    &source_newer_than_document::RULE,
    &stale_title::RULE,
    &superseded_source::RULE,
    &surname_given_swap::RULE,
    &surname_pronoun_clash::RULE,
    &title_holder_mismatch::RULE,
    &unarchived_url::RULE,
    &unattributed_allegation::RULE,
    &unattributed_cause::RULE,
    &unattributed_claim::RULE,
    &unattributed_figure::RULE,
    &unattributed_intent::RULE,
    &unattributed_prediction::RULE,
    &unbalanced_quote::RULE,
    &unchecked_title::RULE,
    &undefined_citation::RULE,
    &unknown_official::RULE,
    &unmarked_assessment::RULE,
    &unnamed_person::RULE,
    &unnamed_study::RULE,
    &unused_source::RULE,
    &vague_group::RULE,
    &vague_time::RULE,
    &weekday_date_mismatch::RULE,
];

/// The rule called `name`.
#[must_use]
pub fn find_rule(name: &str) -> Option<&'static Rule> {
    let at = RULES.binary_search_by(|rule| rule.name.cmp(name)).ok()?;
    RULES.get(at).copied()
}
