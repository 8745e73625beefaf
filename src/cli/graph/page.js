"use strict";
const { nodes, edges, size } = JSON.parse(document.getElementById("data").textContent);
const graph = document.getElementById("graph"), panel = document.getElementById("panel"), main = document.querySelector("main");
const boxes = [...graph.querySelectorAll(".node")], paths = [...document.querySelectorAll("#edges > path")];
const search = document.getElementById("search"), alone = document.getElementById("alone");
const welcome = panel.innerHTML;
const names = new Map(nodes.map((node, at) => [node.name, at]));
const folded = nodes.map((node) => fold(`${node.label} ${node.name} ${node.detail}`));
const below = nodes.map(() => []), above = nodes.map(() => []);
edges.forEach(([from, to, verb, reliance], at) => {
  below[from].push({ other: to, verb, reliance, at });
  above[to].push({ other: from, verb, reliance, at });
});
// Reliances first, as in an editor's call hierarchy.
for (const list of [...below, ...above]) list.sort((one, other) => other.reliance - one.reliance);
const MOST_LISTED = 200;
let chosen = null, zoom = 1, isFitted = true;

function fold(text) { return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(); }

// Everything that is reached from `start`, with the edges that reach it.
function reached(start, next) {
  const firm = new Set([start]), found = new Set([start]), via = new Set(), queue = [start];
  for (const node of queue) for (const { other, reliance, at } of next[node]) {
    if (!reliance && node !== start) continue;
    via.add(at);
    found.add(other);
    if (reliance && !firm.has(other)) { firm.add(other); queue.push(other); }
  }
  found.delete(start);
  return { found, via, firm: firm.size - 1 };
}

function choose(at, { move = true } = {}) {
  chosen = at;
  const down = reached(at, below), up = reached(at, above);
  boxes.forEach((box, i) => {
    box.classList.toggle("chosen", i === at);
    box.classList.toggle("down", down.found.has(i));
    box.classList.toggle("up", up.found.has(i) && !down.found.has(i));
    box.setAttribute("aria-pressed", String(i === at));
  });
  paths.forEach((path, i) => {
    path.classList.toggle("down", down.via.has(i));
    path.classList.toggle("up", up.via.has(i) && !down.via.has(i));
  });
  graph.classList.add("chosen");
  place();
  show(at, down, up);
  history.replaceState(null, "", "#" + encodeURIComponent(nodes[at].name));
  if (move) boxes[at].scrollIntoView({ block: "center", inline: "center" });
}

function clear() {
  chosen = null;
  graph.classList.remove("chosen");
  for (const item of [...boxes, ...paths]) item.classList.remove("chosen", "down", "up");
  boxes.forEach((box) => box.removeAttribute("aria-pressed"));
  place();
  panel.innerHTML = welcome;
  history.replaceState(null, "", location.pathname + location.search);
}

// The chosen alone move together; everything else goes back to where it was.
function place() {
  const only = alone.checked && chosen !== null;
  graph.classList.toggle("alone", only);
  const spots = nodes.map((node) => [node.x, node.y]);
  let height = size.height;
  if (only) {
    const shown = nodes.map((_, i) => i).filter((i) => boxes[i].matches(".chosen, .down, .up"));
    const columns = new Map();
    for (const i of shown) columns.set(nodes[i].x, [...(columns.get(nodes[i].x) ?? []), i]);
    const sorted = [...columns.keys()].sort((one, other) => one - other);
    height = Math.max(...[...columns.values()].map((column) => column.length)) * size.row;
    sorted.forEach((x, at) => {
      const column = columns.get(x).sort((one, other) => nodes[one].y - nodes[other].y);
      const top = (height - column.length * size.row) / 2;
      column.forEach((i, row) => { spots[i] = [at * size.column, top + row * size.row]; });
    });
    graph.style.width = sorted.length * size.column + "px";
  } else graph.style.width = size.width + "px";
  graph.style.height = height + "px";
  fit();
  boxes.forEach((box, i) => { box.style.left = spots[i][0] + "px"; box.style.top = spots[i][1] + "px"; });
  paths.forEach((path, i) => path.setAttribute("d", curve(spots[edges[i][0]], spots[edges[i][1]])));
}

// As many columns as fit, as long as nobody has chosen a size, and as long as they can be read.
function fit() {
  if (isFitted) zoom = Math.min(1, Math.max(0.6, (main.clientWidth - 32) / parseFloat(graph.style.width)));
  graph.style.zoom = zoom;
}

function curve([fx, fy], [tx, ty]) {
  const y1 = fy + size.box / 2, y2 = ty + size.box / 2, right = fx + size.node, end = tx + size.node;
  if (tx > fx) { const bend = Math.max(40, (tx - right) / 2); return `M${right} ${y1}C${right + bend} ${y1} ${tx - bend} ${y2} ${tx} ${y2}`; }
  if (tx === fx) return `M${right} ${y1}C${right + 50} ${y1} ${end + 50} ${y2} ${end} ${y2}`;
  return `M${fx} ${y1}C${fx - 40} ${y1} ${end + 40} ${y2} ${end} ${y2}`;
}

function element(name, props = {}, ...children) {
  const made = Object.assign(document.createElement(name), props);
  made.append(...children);
  return made;
}

function entry(at, verb) {
  const node = nodes[at], button = element("button", { type: "button", title: node.name });
  if (verb) button.append(element("span", { className: "verb", textContent: verb + " " }));
  button.append(element("span", { className: `dot ${node.kind}`, ariaHidden: "true" }), element("bdi", { textContent: node.label }));
  const standing = node.falls ? "falls" : node.standing;
  if (standing) button.append(element("span", { className: node.retracted ? "bad" : "warn", textContent: ` · ${standing}` }));
  button.addEventListener("click", () => choose(at));
  return element("li", {}, button);
}

// What is reached from `start` as a list in lists, each thing once, the nearest first.
function tree(start, next) {
  const root = element("ul"), seen = new Set([start]);
  let queue = [[start, root, 0]], listed = 0, more = 0;
  while (queue.length) {
    const further = [];
    for (const [node, list, depth] of queue) for (const { other, verb, reliance } of next[node]) {
      if ((depth > 0 && !reliance) || seen.has(other)) continue;
      seen.add(other);
      if (listed === MOST_LISTED) { more++; continue; }
      listed++;
      const item = entry(other, verb), inner = element("ul");
      list.append(item);
      if (reliance) further.push([other, inner, depth + 1, item]);
    }
    for (const [, inner, , item] of further) item.append(inner);
    queue = further;
  }
  root.querySelectorAll("ul:empty").forEach((list) => list.remove());
  if (more) root.append(element("li", { textContent: `and ${more} more` }));
  return root.childElementCount ? element("div", { className: "tree" }, root) : element("p", { textContent: "nothing" });
}

function show(at, down, up) {
  const node = nodes[at];
  const heading = element("h2", {}, element("span", { className: `dot ${node.kind}`, ariaHidden: "true" }), element("bdi", { textContent: node.label }));
  const parts = [heading, element("p", { textContent: `${node.kind} · ${node.name}` })];
  if (node.detail) parts.push(element("p", { className: "verb", textContent: node.detail }));
  if (node.standing) parts.push(element("p", { className: node.retracted ? "bad" : "warn", textContent: node.standing }));
  parts.push(element("h3", { textContent: `Rests on (${down.firm})` }), tree(at, below));
  parts.push(element("h3", { textContent: `Relied on by (${up.firm})` }), tree(at, above));
  const back = element("button", { type: "button", className: "go", textContent: "Show everything (Esc)" });
  back.addEventListener("click", () => { search.value = ""; clear(); });
  parts.push(element("p", {}, back));
  panel.replaceChildren(...parts);
}

function list(title, found) {
  const entries = found.slice(0, MOST_LISTED).map((at) => entry(at));
  if (found.length > MOST_LISTED) entries.push(element("li", { textContent: `and ${found.length - MOST_LISTED} more` }));
  panel.replaceChildren(element("h2", { textContent: title }), element("div", { className: "tree" }, element("ul", {}, ...entries)));
}

function find() {
  const words = fold(search.value).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return folded.flatMap((text, at) => (words.every((word) => text.includes(word)) ? [at] : []));
}

graph.addEventListener("click", (event) => {
  const box = event.target.closest(".node");
  if (box) choose(boxes.indexOf(box), { move: alone.checked });
});
graph.addEventListener("keydown", (event) => {
  const at = boxes.indexOf(event.target.closest(".node"));
  const column = () => nodes.map((_, i) => i).filter((i) => nodes[i].x === nodes[at].x && boxes[i].offsetParent).sort((one, other) => nodes[one].y - nodes[other].y);
  const beside = (step) => { const all = column(); return all[all.indexOf(at) + step]; };
  const goal = { ArrowRight: () => below[at][0]?.other, ArrowLeft: () => above[at][0]?.other, ArrowUp: () => beside(-1), ArrowDown: () => beside(1) }[event.key];
  if (at < 0 || !goal) return;
  event.preventDefault();
  const to = goal();
  if (to !== undefined) { boxes[to].focus(); boxes[to].scrollIntoView({ block: "nearest", inline: "nearest" }); }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { search.value = ""; clear(); }
  if (event.key === "/" && event.target !== search) { event.preventDefault(); search.focus(); }
});
search.addEventListener("input", () => {
  const found = find();
  if (search.value.trim()) list(found.length === 1 ? "1 found" : `${found.length} found`, found); else clear();
});
search.addEventListener("keydown", (event) => { if (event.key === "Enter") { const [first] = find(); if (first !== undefined) choose(first); } });
alone.checked = nodes.length > 60;
alone.addEventListener("change", () => { place(); if (chosen !== null) boxes[chosen].scrollIntoView({ block: "center", inline: "center" }); });
document.getElementById("links").addEventListener("change", (event) => graph.classList.toggle("no-links", !event.target.checked));
document.getElementById("falling")?.addEventListener("click", () => {
  const fallen = nodes.flatMap((node, at) => (node.retracted || node.falls ? [at] : []));
  list("Retracted, and what falls with it", fallen.sort((one, other) => nodes[other].retracted - nodes[one].retracted));
});
for (const [id, factor] of [["closer", 1.25], ["farther", 0.8]]) {
  document.getElementById(id).addEventListener("click", () => { isFitted = false; zoom = Math.min(3, Math.max(0.2, zoom * factor)); fit(); });
}
const wanted = names.get(decodeURIComponent(location.hash.slice(1)));
fit();
if (wanted !== undefined) choose(wanted);
else if (nodes.length) {
  const first = nodes.reduce((best, node) => (node.x < best.x || (node.x === best.x && node.y < best.y) ? node : best));
  main.scrollTop = first.y * zoom - main.clientHeight / 3;
}
addEventListener("resize", fit);
document.documentElement.dataset.ready = "true";
