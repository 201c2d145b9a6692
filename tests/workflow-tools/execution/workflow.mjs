// A workflow's run: its event, its inputs, its jobs in the order of `needs`.
import { basename, join } from "node:path";
import { execFileSync } from "node:child_process";
import { runJob } from "./job.mjs";
import { legsOf } from "./matrix.mjs";
import { evaluate, readWorkflow, toText } from "./template.mjs";

/** Runs a workflow to its end and returns its trace. */
export async function runWorkflow(request) {
  const workflow = await readWorkflow(request.workflow);
  const triggers = triggersOf(workflow);
  if (!(request.event.name in triggers)) throw new Error(`${request.workflow} does not start with ${request.event.name}`);

  const inputs = inputsOf(triggers[request.event.name]?.inputs ?? {}, request.inputs ?? {});
  const run = {
    runners: {}, ...request, workflow, inputs,
    count: 0, // of jobs that had a hosted runner
    artifacts: join(request.folder, "artifacts"),
    github: githubOf(request, workflow, inputs),
  };
  const jobs = runJobs(run);
  return { conclusion: jobs.some(({ result }) => result === "failure") ? "failure" : "success", jobs };
}

function runJobs(run) {
  const results = {}; // by id: {result, outputs}
  const trace = [];
  const waiting = Object.entries(run.workflow.jobs);
  while (waiting.length > 0) {
    const [[id, job]] = waiting.splice(waiting.findIndex(([, { needs }]) => needs.every((need) => need in results)), 1);
    const ran = runLegs(run, id, job, results);
    results[id] = { result: resultOf(ran), outputs: Object.assign({}, ...ran.map(({ outputs }) => outputs)) };
    trace.push(...ran);
  }
  return trace;
}

function runLegs(run, id, job, results) {
  const needs = Object.fromEntries(job.needs.map((need) => [need, results[need]]));
  const contexts = { github: run.github, inputs: run.inputs, needs, vars: run.vars?.repository ?? {} };
  const before = ancestorsOf(run.workflow, id).map((ancestor) => results[ancestor].result);
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
    const inLeg = { ...contexts, matrix: leg, strategy: { "fail-fast": failFast, "job-index": index, "job-total": legs.length } };
    const ran = { id, name: toText(evaluate(job.name ?? id, inLeg)), leg, ...runJob(run, id, job, inLeg) };
    isOver = failFast && ran.result === "failure";
    return ran;
  });
}

function resultOf(legs) {
  const results = legs.map(({ result }) => result);
  return ["failure", "cancelled"].find((result) => results.includes(result)) ?? results[0];
}

/** A condition without a word on success asks for that of every job before, not of the nearest ones only. */
function ancestorsOf({ jobs }, id) {
  const found = new Set();
  const follow = (job) => jobs[job].needs.forEach((need) => !found.has(need) && follow(need, found.add(need)));
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

function githubOf({ repository, commit = "HEAD", event, workflow: file }, workflow, inputs) {
  const sha = execFileSync("git", ["-C", repository, "rev-parse", commit], { encoding: "utf8" }).trim();
  const [, kind, name] = event.ref.match(/^refs\/([^/]+)\/(.+)$/);
  return {
    sha, ref: event.ref, ref_name: name, ref_type: kind === "tags" ? "tag" : "branch",
    event_name: event.name, event: { inputs, ...event.payload },
    workflow: workflow.name ?? basename(file), actor: "tester", triggering_actor: "tester",
    repository: "example/shop", repository_owner: "example", server_url: "https://github.com", api_url: "https://api.github.com",
    run_id: "1001", run_number: "1", run_attempt: "1", head_ref: "", base_ref: "", token: "token-of-the-run",
  };
}
