// What actions/checkout does with git; the repository is a folder on this machine.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** Brings the commit of the event into the workspace, which may hold an older one; returns what git did. */
export function checkout(inputs, { workspace, repository, github }) {
  const { "fetch-depth": depth = "1", "fetch-tags": tags = "false", clean = "true" } = inputs;
  const commands = [];
  const git = (...words) => {
    commands.push(`git ${words.join(" ")}`);
    execFileSync("git", ["-C", workspace, ...words], { stdio: "pipe" });
  };

  mkdirSync(workspace, { recursive: true });
  if (!existsSync(join(workspace, ".git"))) {
    git("init", "--quiet");
    git("remote", "add", "origin", `file://${repository}`);
  } else if (clean === "true") {
    git("clean", "-ffdx");
    git("reset", "--quiet", "--hard", "HEAD");
  }

  const all = depth === "0";
  const unshallow = all && existsSync(join(workspace, ".git/shallow")) ? ["--unshallow"] : [];
  git("fetch", "--quiet", "--prune", ...(all ? unshallow : [`--depth=${depth}`]), ...(all || tags === "true" ? [] : ["--no-tags"]), "origin",
    ...(all ? ["+refs/heads/*:refs/remotes/origin/*"] : []), ...(all || tags === "true" ? ["+refs/tags/*:refs/tags/*"] : []), github.sha);
  const branch = github.ref.match(/^refs\/heads\/(.+)/)?.[1];
  git("checkout", "--quiet", "--force", ...(branch ? ["-B", branch] : ["--detach"]), github.sha);
  return commands;
}
