// A `run` step as the runner executes it: a script file, an environment, and files by which the script answers.
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
const shells = { bash: ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail"], "": ["bash", "-e"] };

/** Runs a script to its end, or ends it and what it has started after so many minutes. */
export function execute(script, { shell = "", folder, environment, minutes, temp }) {
  if (!(shell in shells)) throw new Error(`execution/shell.mjs has no shell ${shell}`);
  const files = mkdtempSync(join(temp, "step-"));
  const answers = Object.fromEntries(["GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"].map((name) => [name, join(files, name)]));
  for (const file of Object.values(answers)) writeFileSync(file, "");
  writeFileSync(join(files, "script.sh"), script + "\n");

  // A file and no pipe: what a script leaves running would keep a pipe open.
  const log = openSync(join(files, "log"), "a");
  const limit = ["timeout", "--kill-after=10", String(minutes * 60)];
  const [program, ...words] = [...limit, ...shells[shell], join(files, "script.sh")];
  const { status, error } = spawnSync(program, words, { cwd: folder, env: { ...environment, ...answers }, stdio: ["ignore", log, log] });
  closeSync(log);
  if (error) throw error;

  const text = (name) => readFileSync(answers[name], "utf8");
  return {
    status,
    output: readFileSync(join(files, "log"), "utf8"),
    outputs: pairsOf(text("GITHUB_OUTPUT")),
    environment: pairsOf(text("GITHUB_ENV")),
    paths: text("GITHUB_PATH").split("\n").filter(Boolean),
    summary: text("GITHUB_STEP_SUMMARY"),
  };
}

/** Lines `name=value`, or `name<<END`, lines, `END`. */
function pairsOf(text) {
  const pairs = {};
  const lines = text.split("\n");
  while (lines.length > 0) {
    const line = lines.shift();
    const [, name, sign, rest] = line.match(/^([^=<]+)(=|<<)(.*)$/) ?? [];
    if (!name && line) throw new Error(`Invalid format '${line}'`);
    if (sign === "=") pairs[name] = rest;
    if (sign === "<<") pairs[name] = lines.splice(0, lines.indexOf(rest) + 1).slice(0, -1).join("\n");
  }
  return pairs;
}
