//! The same work on many things at once, in the order they came in.

use rayon::prelude::*;

/// What `work` makes of each of `items`, on as many cores as there are, in
/// the order of `items`. A single one is done here, since that is over
/// before threads have started.
pub fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Send + Sync) -> Vec<R> {
    match items {
        [] => Vec::new(),
        [one] => vec![work(one)],
        many => many.par_iter().map(work).collect(),
    }
}
