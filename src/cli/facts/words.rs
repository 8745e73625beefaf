//! The words that facts are written in. They are read by programs, and stay.

use crate::analysis::{ClaimKind, CueForm, CueKind, DateOrigin, MentionForm, SourceGrade, Standing};
use crate::calendar::Tense;
use crate::document::LeafKind;

pub(super) fn cue_kind(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Speech => "speech",
        CueKind::Document => "document",
        CueKind::Thought => "thought",
        CueKind::Intention => "intention",
        CueKind::Ruling => "ruling",
        CueKind::Act => "act",
    }
}

pub(super) fn cue_form(form: CueForm) -> &'static str {
    match form {
        CueForm::Verb => "verb",
        CueForm::Passive => "passive",
        CueForm::Preposition => "preposition",
        CueForm::Noun => "noun",
        CueForm::Adjective => "adjective",
        CueForm::Adverb => "adverb",
        CueForm::Appearance => "appearance",
        CueForm::Label => "label",
        CueForm::Credit => "credit",
        CueForm::None => "none",
    }
}

pub(super) fn leaf_kind(kind: LeafKind) -> &'static str {
    match kind {
        LeafKind::Heading(_) => "heading",
        LeafKind::Paragraph => "paragraph",
        LeafKind::ListItem => "list-item",
        LeafKind::BlockQuote => "block-quote",
        LeafKind::TableCell => "table-cell",
        LeafKind::Footnote => "footnote",
    }
}

pub(super) fn tense(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => "past",
        Tense::Present => "present",
        Tense::Future => "future",
    }
}

pub(in crate::cli) fn source_grade(grade: SourceGrade) -> &'static str {
    match grade {
        SourceGrade::Named => "named",
        SourceGrade::Role => "role",
        SourceGrade::Body => "body",
        SourceGrade::Document => "document",
        SourceGrade::Anonymous => "anonymous",
        SourceGrade::Vague => "vague",
        SourceGrade::Pronoun => "pronoun",
    }
}

pub(in crate::cli) fn claim_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Fact => "fact",
        ClaimKind::Figure => "figure",
        ClaimKind::Cause => "cause",
        ClaimKind::Prediction => "prediction",
        ClaimKind::Intent => "intent",
        ClaimKind::Evaluation => "evaluation",
        ClaimKind::Allegation => "allegation",
        ClaimKind::Event => "event",
        ClaimKind::Background => "background",
    }
}

pub(in crate::cli) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Attributed => "attributed",
        Standing::Cited => "cited",
        Standing::Assessment => "assessment",
        Standing::Known => "known",
        Standing::Witnessed => "witnessed",
        Standing::Unattributed => "unattributed",
        Standing::NotAClaim => "not-a-claim",
    }
}

pub(super) fn mention_form(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Full => "full",
        MentionForm::Short => "short",
        MentionForm::Given => "given",
        MentionForm::Title => "title",
        MentionForm::Place => "place",
        MentionForm::Demonym => "demonym",
    }
}

pub(super) fn date_origin(origin: DateOrigin) -> &'static str {
    match origin {
        DateOrigin::FrontMatter => "front-matter",
        DateOrigin::Dateline => "dateline",
        DateOrigin::FileName => "file-name",
        DateOrigin::Settings => "settings",
    }
}
