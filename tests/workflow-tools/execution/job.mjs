// One job, or one leg of its matrix: its contexts, its steps in order, its outputs.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { act } from "./actions.mjs";
import { find } from "./glob.mjs";
import { execute } from "./shell.mjs";
import { evaluate, toText } from "./template.mjs";

/** Runs a job to its end and returns its trace. */
export function runJob(run, id, job, contexts) {
  if ((job.container || job.services) && !run.withoutContainers) throw new Error("execution/job.mjs starts no containers");
  const name = evaluate(job.environment?.name ?? job.environment, contexts);
  const [secrets, vars] = [visibleIn(run.secrets, name), visibleIn(run.vars, name)];
  const place = placeOf(run, id, evaluate(job["runs-on"], contexts));
  const state = { run, job, place, status: "success", path: [], env: {} };
  state.contexts = { ...contexts, secrets: { GITHUB_TOKEN: run.github.token, ...secrets }, vars, steps: {}, job: { status: state.status }, runner: place.runner };
  state.contexts.github = { ...run.github, job: id, workspace: place.workspace };
  state.contexts.env = texts(evaluate({ ...run.workflow.env, ...job.env }, state.contexts));

  const steps = (job.steps ?? []).map((step) => runStep(state, step));
  const outputs = withoutSecrets(texts(evaluate(job.outputs ?? {}, state.contexts)), state.contexts.secrets);
  const url = toText(evaluate(job.environment?.url, state.contexts));
  return { result: state.status, environment: name, url, runner: place.runner.environment, concurrency: evaluate(job.concurrency, state.contexts), outputs, steps };
}

function runStep(state, step) {
  const { contexts, place } = state;
  const functions = {
    success: () => state.status === "success",
    failure: () => state.status === "failure",
    cancelled: () => false,
    always: () => true,
    hashFiles: (...patterns) => hash(patterns.join("\n"), place.workspace),
  };
  const ids = { name: step.name, id: step.id, uses: step.uses, run: step.run };
  if (!evaluate(step.if, contexts, functions)) return record(contexts, { ...ids, result: "skipped" });

  const env = texts(evaluate(step.env ?? {}, contexts, functions));
  const inputs = texts(evaluate(step.with ?? {}, contexts, functions));
  const done = step.uses ? useAction(state, step.uses, inputs) : runScript(state, step, env);
  const isTolerated = evaluate(step["continue-on-error"], contexts, functions) === true;
  if (done.result === "failure" && !isTolerated) contexts.job.status = state.status = "failure";
  return record(contexts, { ...ids, env, with: inputs, ...done });
}

function useAction({ run, place }, uses, inputs) {
  try {
    return { result: "success", output: act(uses, inputs, { ...run, ...place }).join("\n") };
  } catch (error) {
    return { result: "failure", output: [error.message, error.stderr].filter(Boolean).join("\n") };
  }
}

function runScript(state, step, env) {
  const { run, job, place, contexts } = state;
  const given = { ...run.machine, ...variables(contexts.github), ...runnerVariables(place.runner), ...contexts.env, ...state.env, ...env };
  const defaults = { ...run.workflow.defaults?.run, ...job.defaults?.run };
  const done = execute(step.run, {
    shell: step.shell ?? defaults.shell,
    folder: resolve(place.workspace, step["working-directory"] ?? defaults["working-directory"] ?? "."),
    environment: { ...given, PATH: [...state.path, given.PATH].join(delimiter) },
    minutes: step["timeout-minutes"] ?? job["timeout-minutes"] ?? 360,
    temp: place.runner.temp,
  });
  state.path.unshift(...done.paths.reverse());
  Object.assign(state.env, done.environment);
  Object.assign(contexts.env, done.environment);
  return { result: done.status === 0 ? "success" : "failure", output: done.output, outputs: done.outputs, summary: done.summary };
}

/** A later step sees what became of one that has an id. */
function record(contexts, trace) {
  if (trace.id) contexts.steps[trace.id] = { outputs: trace.outputs ?? {}, outcome: trace.result, conclusion: trace.result };
  return trace;
}

/** What a repository has, and what only jobs in an environment get. */
const visibleIn = ({ repository = {}, environments = {} } = {}, environment) => ({ ...repository, ...environments[environment] });

/** A hosted runner is new for every job; one's own keeps its workspace. */
function placeOf(run, id, labels) {
  const own = [labels].flat().includes("self-hosted");
  const label = [labels].flat().at(-1);
  if (own && !(label in run.runners)) throw new Error(`no runner has the label ${label}`);
  const home = own ? run.runners[label] : join(run.folder, `${++run.count}-${id}`);
  const [workspace, temp] = [join(home, "workspace"), join(home, "temp")];
  for (const folder of [workspace, temp]) mkdirSync(folder, { recursive: true });
  const environment = own ? "self-hosted" : "github-hosted";
  return { workspace, runner: { name: label, os: "Linux", arch: "X64", temp, tool_cache: join(home, "tools"), environment } };
}

const texts = (values) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, toText(value)]));

const upper = (prefix, values) => Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}_${key.toUpperCase()}`, value]));

const variables = ({ token, event, ...github }) => ({ CI: "true", GITHUB_ACTIONS: "true", ...upper("GITHUB", github) });

const runnerVariables = (runner) => upper("RUNNER", runner);

/** The server does not pass on an output with a secret in it. */
const withoutSecrets = (outputs, secrets) =>
  Object.fromEntries(Object.entries(outputs).filter(([, value]) => !Object.values(secrets).some((secret) => secret && value.includes(secret))));

function hash(patterns, workspace) {
  const { files } = find(patterns, workspace);
  const digest = (bytes) => createHash("sha256").update(bytes).digest();
  return files.length > 0 ? digest(Buffer.concat(files.map((file) => digest(readFileSync(file))))).toString("hex") : "";
}
