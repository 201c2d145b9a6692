// What actions/upload-artifact and actions/download-artifact document, on a folder.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { find } from "./glob.mjs";

/** Keeps files under a name; returns what the step prints. */
export function upload(inputs, { workspace, artifacts }) {
  const { name = "artifact", path, overwrite, "if-no-files-found": whenNone = "warn", "include-hidden-files": hidden } = inputs;
  if (/[":<>|*?\r\n\\/]/.test(name)) throw new Error(`The artifact name is not valid: ${name}`);
  const { files, root } = find(path, workspace);
  const chosen = hidden === "true" ? files : files.filter((file) => !isHidden(relative(workspace, file)));
  if (chosen.length === 0) {
    if (whenNone === "error") throw new Error(`No files were found with the provided path: ${path}. No artifacts will be uploaded.`);
    return [`No files were found with the provided path: ${path}`];
  }

  const store = join(artifacts, name);
  if (existsSync(store)) {
    if (overwrite !== "true") throw new Error(`an artifact with this name already exists on the workflow run: ${name}`);
    rmSync(store, { recursive: true });
  }
  for (const file of chosen) copy(file, join(store, relative(root, file)));
  return chosen.map((file) => relative(workspace, file));
}

/** Puts what was kept into a folder: one artifact by name, or those that a pattern names. */
export function download(inputs, { workspace, artifacts }) {
  const { name, pattern = "*", path = ".", "merge-multiple": merge } = inputs;
  const folder = resolve(workspace, path);
  const kept = existsSync(artifacts) ? readdirSync(artifacts).sort() : [];
  if (name && !kept.includes(name)) throw new Error(`Artifact not found for name: ${name}`);

  for (const artifact of name ? [name] : kept.filter((one) => matchesPattern(one, pattern))) {
    const target = name || merge === "true" ? folder : join(folder, artifact);
    for (const file of find(".", join(artifacts, artifact)).files) copy(file, join(target, relative(join(artifacts, artifact), file)));
  }
  return kept;
}

const isHidden = (path) => path.split(sep).some((segment) => segment.startsWith("."));

const matchesPattern = (name, pattern) => new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".")}$`).test(name);

/** Neither owner nor permissions outlive an artifact. */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { dereference: true });
  chmodSync(to, 0o644);
}
