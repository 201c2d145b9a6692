// usage: node run.mjs REQUEST.json
// Executes a workflow file on this machine and prints what happened as JSON: {conclusion, jobs: [{id, leg, result, steps: [...]}]}.
// Jobs run one after another, in an order that `needs` allows; secrets are printed as they are, so a test can look for them.
// The request: {workflow: a file, repository: a folder, commit?, event: {name, ref, payload?}, inputs?, secrets?, vars?, folder: an
// empty one, runners?: {label: a folder that stays}, machine: environment variables}, where secrets and vars are {repository?: {NAME: value},
// environments?: {environment: {NAME: value}}}.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runJob } from "./execution/job.mjs";
import { legsOf } from "./execution/matrix.mjs";
import { evaluate, readWorkflow, toText } from "./execution/template.mjs";

const request = JSON.parse(readFileSync(process.argv[2], "utf8"));
const workflow = await readWorkflow(request.workflow);
const { event } = request;
if (!(event.name in triggersOf(workflow))) throw new Error(`${request.workflow} does not start with ${event.name}`);

const inputs = inputsOf(triggersOf(workflow)[event.name]?.inputs ?? {}, request.inputs ?? {});
const run = {
  runners: {}, ...request, workflow, inputs,
  count: 0, // of jobs that had a hosted runner
  artifacts: join(request.folder, "artifacts"),
  github: github(),
};
const jobs = runJobs();
const conclusion = jobs.some(({ result }) => result === "failure") ? "failure" : "success";
console.log(JSON.stringify({ conclusion, jobs }, null, 2));

function runJobs() {
  const results = {}; // by id: {result, outputs}
  const trace = [];
  const waiting = Object.entries(workflow.jobs);
  while (waiting.length > 0) {
    const [[id, job]] = waiting.splice(waiting.findIndex(([, { needs }]) => needs.every((need) => need in results)), 1);
    const ran = runLegs(id, job, results);
    results[id] = { result: resultOf(ran), outputs: Object.assign({}, ...ran.map(({ outputs }) => outputs)) };
    trace.push(...ran);
  }
  return trace;
}

function runLegs(id, job, results) {
  const name = job.name ?? id;
  const needs = Object.fromEntries(job.needs.map((need) => [need, results[need]]));
  const contexts = { github: run.github, inputs, needs, vars: run.vars?.repository ?? {} };
  const before = ancestorsOf(id).map((ancestor) => results[ancestor].result);
  const functions = {
    success: () => before.every((result) => result === "success"),
    failure: () => before.includes("failure"),
    cancelled: () => false,
    always: () => true,
  };
  if (!evaluate(job.if, contexts, functions)) return [{ id, leg: {}, result: "skipped", outputs: {}, steps: [] }];

  const { matrix, "fail-fast": failFast = true } = evaluate(job.strategy ?? {}, contexts);
  let isOver = false;
  return legsOf(matrix).map((leg, index, legs) => {
    if (isOver) return { id, leg, result: "cancelled", outputs: {}, steps: [] };
    const strategy = { "fail-fast": failFast, "job-index": index, "job-total": legs.length };
    const inLeg = { ...contexts, matrix: leg, strategy };
    const ran = { id, name: toText(evaluate(name, inLeg)), leg, ...runJob(run, id, job, inLeg) };
    isOver = failFast && ran.result === "failure";
    return ran;
  });
}

function resultOf(legs) {
  const results = legs.map(({ result }) => result);
  return ["failure", "cancelled"].find((result) => results.includes(result)) ?? results[0];
}

/** A condition without a word on success asks for that of every job before, not of the nearest ones only. */
function ancestorsOf(id) {
  const found = new Set();
  const follow = (job) => workflow.jobs[job].needs.forEach((need) => !found.has(need) && follow(need, found.add(need)));
  follow(id);
  return [...found];
}

function triggersOf({ on }) {
  if (typeof on === "string") return { [on]: {} };
  return Array.isArray(on) ? Object.fromEntries(on.map((name) => [name, {}])) : on;
}

/** What a manual run was given, with the types and defaults that the workflow declares. */
function inputsOf(declared, given) {
  const strange = Object.keys(given).filter((name) => !(name in declared));
  if (strange.length > 0) throw new Error(`the workflow has no input ${strange.join(", ")}`);
  return Object.fromEntries(Object.entries(declared).map(([name, { type, required, default: otherwise, options }]) => {
    const value = given[name] ?? otherwise ?? (type === "boolean" ? false : "");
    if (required && value === "") throw new Error(`the input ${name} is required`);
    if (options && !options.includes(value)) throw new Error(`the input ${name} has no choice ${value}`);
    return [name, type === "boolean" ? String(value) === "true" : value];
  }));
}

function github() {
  const sha = execFileSync("git", ["-C", request.repository, "rev-parse", request.commit ?? "HEAD"], { encoding: "utf8" }).trim();
  const [, kind, name] = event.ref.match(/^refs\/([^/]+)\/(.+)$/);
  return {
    sha, ref: event.ref, ref_name: name, ref_type: kind === "tags" ? "tag" : "branch",
    event_name: event.name, event: { inputs, ...event.payload },
    workflow: workflow.name ?? basename(request.workflow), actor: "tester", triggering_actor: "tester",
    repository: "example/shop", repository_owner: "example", server_url: "https://github.com", api_url: "https://api.github.com",
    run_id: "1001", run_number: "1", run_attempt: "1", head_ref: "", base_ref: "", token: "token-of-the-run",
  };
}
