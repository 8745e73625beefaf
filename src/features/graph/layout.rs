//! A place for each node: columns from what relies to what is relied on, and in them rows near what they belong to.

use crate::features::hierarchy::ItemKind;

use super::Graph;

/// So often the rows of a part are moved towards what they belong to, from either side in turn.
const SWEEPS: usize = 8;

/// Where a node is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The column, counted from the left, where nobody relies on anything.
    pub column: usize,
    /// The row in quarters, counted from the top; two nodes of a column are at least four apart.
    pub row: u32,
}

/// A place for each node of `graph`: what a node rests on is to its right,
/// circles apart. Parts that have nothing to do with each other stand below
/// each other, the largest first.
///
/// The layers are those of longest paths, and the rows go by barycentres, as
/// in Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of
/// Hierarchical System Structures" (1981); they are placed by pooling
/// adjacent violators, which is the nearest they can be to where they want
/// with the distance kept. The same graph has the same places. Takes time in
/// proportion to nodes and edges, and to sort them.
#[must_use]
pub fn layout(graph: &Graph) -> Vec<Spot> {
    let count = graph.nodes.len();
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut down: Vec<Vec<usize>> = vec![Vec::new(); count];
    for edge in graph.edges.iter().filter(|edge| edge.from != edge.to) {
        neighbours[edge.from].push(edge.to);
        neighbours[edge.to].push(edge.from);
        if edge.relation.is_reliance() {
            down[edge.from].push(edge.to);
        }
    }
    let least: Vec<usize> = graph.nodes.iter().map(|node| least_height(node.kind)).collect();
    let heights = heights(&down, &least);
    let mut spots = vec![Spot { column: 0, row: 0 }; count];
    let mut top = 0.0;
    for part in parts(&neighbours) {
        let highest = part.iter().map(|node| heights[*node]).max().unwrap_or_default();
        let mut columns: Vec<Vec<usize>> = vec![Vec::new(); highest + 1];
        for node in part {
            columns[highest - heights[node]].push(node);
        }
        columns.retain(|column| !column.is_empty());
        let rows = rows(&mut columns, &neighbours, count);
        let first = rows.iter().flatten().copied().fold(f64::INFINITY, f64::min);
        let bottom = rows.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
        for (at, (column, rows)) in columns.iter().zip(&rows).enumerate() {
            for (node, row) in column.iter().zip(rows) {
                spots[*node] = Spot { column: at, row: quarters(row - first + top) };
            }
        }
        top += (bottom - first + 1.5).ceil();
    }
    spots
}

/// Claims stand to the left of sources and briefings to the left of claims, whatever they rest on.
fn least_height(kind: ItemKind) -> usize {
    match kind {
        ItemKind::Source => 0,
        ItemKind::Claim => 1,
        ItemKind::Briefing => 2,
    }
}

/// For each node how many steps the longest way down from it has, not less
/// than its own least. An edge that closes a circle is not gone.
fn heights(down: &[Vec<usize>], least: &[usize]) -> Vec<usize> {
    let mut heights = least.to_vec();
    let mut is_done = vec![false; down.len()];
    let mut is_open = vec![false; down.len()];
    for start in 0..down.len() {
        let mut stack = if is_done[start] { Vec::new() } else { vec![(start, 0)] };
        while let Some((node, next)) = stack.last_mut() {
            let node = *node;
            is_open[node] = true;
            if let Some(&to) = down[node].get(*next) {
                *next += 1;
                if !is_done[to] && !is_open[to] {
                    stack.push((to, 0));
                } else if is_done[to] {
                    heights[node] = heights[node].max(heights[to] + 1);
                }
                continue;
            }
            (is_done[node], is_open[node]) = (true, false);
            stack.pop();
            if let Some((above, _)) = stack.last() {
                heights[*above] = heights[*above].max(heights[node] + 1);
            }
        }
    }
    heights
}

/// The nodes that have to do with each other, the most first, and of as many those with the first node.
fn parts(neighbours: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut is_seen = vec![false; neighbours.len()];
    let mut parts = Vec::new();
    for start in 0..neighbours.len() {
        if std::mem::replace(&mut is_seen[start], true) {
            continue;
        }
        let mut part = vec![start];
        let mut at = 0;
        while let Some(node) = part.get(at).copied() {
            at += 1;
            for &next in &neighbours[node] {
                if !std::mem::replace(&mut is_seen[next], true) {
                    part.push(next);
                }
            }
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts
}

/// Orders the nodes of each column, and gives each its row.
fn rows(columns: &mut [Vec<usize>], neighbours: &[Vec<usize>], count: usize) -> Vec<Vec<f64>> {
    let mut row_of = vec![0.0; count];
    let mut column_of = vec![usize::MAX; count];
    for (at, column) in columns.iter().enumerate() {
        for (row, node) in (0_u32..).zip(column) {
            (row_of[*node], column_of[*node]) = (f64::from(row), at);
        }
    }
    for sweep in 0..SWEEPS {
        let is_leftward = sweep % 2 == 0;
        let order: Vec<usize> =
            if is_leftward { (0..columns.len()).rev().collect() } else { (0..columns.len()).collect() };
        for at in order {
            let column = &mut columns[at];
            let is_before = |other: &usize| {
                let other = column_of[*other];
                if is_leftward { other > at } else { other < at }
            };
            let mut placed: Vec<(f64, usize)> = column
                .iter()
                .map(|node| {
                    (
                        mean(neighbours[*node].iter().filter(|other| is_before(other)), &row_of)
                            .unwrap_or(row_of[*node]),
                        *node,
                    )
                })
                .collect();
            placed.sort_by(|one, other| one.0.total_cmp(&other.0));
            let wanted: Vec<f64> = placed.iter().map(|(row, _)| *row).collect();
            for ((_, node), row) in placed.iter().zip(apart(&wanted)) {
                row_of[*node] = row;
            }
            *column = placed.into_iter().map(|(_, node)| node).collect();
        }
    }
    columns.iter().map(|column| column.iter().map(|node| row_of[*node]).collect()).collect()
}

fn mean<'a>(nodes: impl Iterator<Item = &'a usize>, row_of: &[f64]) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0_u32);
    for node in nodes {
        sum += row_of[*node];
        count += 1;
    }
    (count > 0).then(|| sum / f64::from(count))
}

/// The rows nearest to `wanted`, which rise, with one from each to the next.
fn apart(wanted: &[f64]) -> Vec<f64> {
    // Without the distance they have to keep they need only rise.
    let mut pools: Vec<(f64, u32)> = Vec::new();
    for (at, row) in (0_u32..).zip(wanted) {
        let mut pool = (row - f64::from(at), 1);
        while let Some(&(sum, count)) = pools.last() {
            if sum / f64::from(count) < pool.0 / f64::from(pool.1) {
                break;
            }
            pool = (pool.0 + sum, pool.1 + count);
            pools.pop();
        }
        pools.push(pool);
    }
    let rows = pools.iter().flat_map(|(sum, count)| std::iter::repeat_n(sum / f64::from(*count), *count as usize));
    (0_u32..).zip(rows).map(|(at, row)| row + f64::from(at)).collect()
}

/// A row in whole quarters. Rows are never below nought.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a row is neither below nought nor past four milliards"
)]
fn quarters(row: f64) -> u32 {
    (row * 4.0).round() as u32
}
