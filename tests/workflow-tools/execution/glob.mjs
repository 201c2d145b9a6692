// The patterns of GitHub's actions: https://github.com/actions/toolkit/tree/main/packages/glob#patterns
import { readdirSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";

/** The files that a list of patterns names, one on a line, `!` before those to leave out, and the folder that holds them all. */
export function find(patterns, folder) {
  const lines = patterns.split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
  const rules = lines.map((line) => {
    const negated = line.startsWith("!");
    const path = resolve(folder, negated ? line.slice(1) : line);
    return { negated, start: startOf(path), expression: expressionOf(path) };
  });
  const starts = withoutDescendants(rules.filter((rule) => !rule.negated).map((rule) => rule.start));
  const files = starts.flatMap((start) => filesIn(start)).filter((file) =>
    rules.reduce((found, rule) => (rule.expression.test(file) ? !rule.negated : found), false));
  const root = starts.length === 1 ? (starts[0] === files[0] ? dirname(starts[0]) : starts[0]) : commonFolder(starts);
  return { files: files.sort(), root };
}

/** The path before the first wildcard. */
function startOf(path) {
  const segments = path.split(sep);
  const wild = segments.findIndex((segment) => /[*?[]/.test(segment));
  return wild < 0 ? path : segments.slice(0, wild).join(sep) || sep;
}

/** A pattern that names a folder means all that is in it. */
function expressionOf(path) {
  const segments = path.split(sep).slice(1).map((segment) =>
    segment === "**" ? "(/.+)?" : "/" + segment.replace(/[.+^${}()|\\]/g, "\\$&").replace(/\*+/g, "[^/]*").replace(/\?/g, "[^/]"));
  return new RegExp(`^${segments.join("")}(/.*)?$`);
}

const withoutDescendants = (paths) => [...new Set(paths)].filter((path) => !paths.some((other) => path.startsWith(other + sep)));

function filesIn(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status?.isDirectory()) return status ? [path] : [];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

function commonFolder(paths) {
  const [first = [], ...others] = paths.map((path) => path.split(sep));
  const length = first.findIndex((segment, index) => others.some((other) => other[index] !== segment));
  return (length < 0 ? first : first.slice(0, length)).join(sep) || sep;
}
