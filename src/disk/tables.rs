//! The gazetteer and the records that settings name, which hold for a whole workspace.

use std::path::Path;
use std::sync::Arc;

use crate::config::{ConfigProblem, Severity};
use crate::disk::{Folders, doc_path};
use crate::document::read_records;
use crate::gazetteer::Gazetteer;
use crate::text::Span;
use crate::workspace::RecordFile;

/// What briefings of a workspace are read with.
#[derive(Debug, Clone)]
pub struct Tables {
    /// Officials and places: embedded, of registries, of record files.
    pub gazetteer: Arc<Gazetteer>,
    /// The record files, an earlier one over a later one.
    pub records: Vec<RecordFile>,
}

/// Reads the registries and the record files that the settings of `folders`
/// name, those of outer folders first. What is wrong with them goes where
/// `folders` keeps what is wrong with settings.
pub fn read_tables(folders: &mut Folders) -> Tables {
    let (mut registries, mut record_files) = (Vec::new(), Vec::new());
    for ground in folders.grounds() {
        add_new(&mut registries, ground.settings.gazetteer_files());
        add_new(&mut record_files, ground.settings.source_files());
    }
    let gazetteer = read_gazetteer(&registries, folders);
    let records = read_record_files(&record_files, folders);
    let gazetteer = if records.iter().all(|file| file.records.people.is_empty() && file.records.places.is_empty()) {
        gazetteer
    } else {
        let files = records.iter();
        let shared = files.map(|file| (file.path.as_str(), &*file.records.people, &*file.records.places));
        Arc::new(gazetteer.with_shared(shared))
    };
    Tables { gazetteer, records }
}

fn add_new(known: &mut Vec<String>, more: &[String]) {
    for file in more {
        if !known.contains(file) {
            known.push(file.clone());
        }
    }
}

fn read_gazetteer(files: &[String], folders: &mut Folders) -> Arc<Gazetteer> {
    if files.is_empty() {
        return Gazetteer::embedded();
    }
    let texts: Vec<(&String, Arc<str>)> =
        files.iter().filter_map(|file| Some((file, folders.read(Path::new(file))?))).collect();
    let (gazetteer, problems) = Gazetteer::load(texts.iter().map(|(file, text)| (file.as_str(), text.as_ref())));
    for problem in problems {
        let Some((file, text)) = texts.iter().find(|(file, _)| ***file == *problem.file) else { continue };
        folders.report(Path::new(file), text, vec![told(problem.span, problem.message, problem.help)]);
    }
    Arc::new(gazetteer)
}

fn read_record_files(files: &[String], folders: &mut Folders) -> Vec<RecordFile> {
    let mut read = Vec::new();
    for file in files {
        let path = Path::new(file);
        let Some(text) = folders.read(path) else { continue };
        let (records, problems) = read_records(&text);
        let problems = problems.into_iter().map(|problem| told(problem.span, problem.message, problem.help)).collect();
        folders.report(path, &text, problems);
        read.push(RecordFile { path: doc_path(path), records });
    }
    read
}

/// The rest of such a file is used all the same, so that it is no error.
fn told(span: Span, message: String, help: Option<String>) -> ConfigProblem {
    ConfigProblem { severity: Severity::Warning, span, message, help }
}
