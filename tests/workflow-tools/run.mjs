// usage: node run.mjs REQUESTS.json
// Executes workflow files on this machine, one after another, and prints what happened as JSON: {"runs": [{conclusion, jobs: [{id, leg,
// result, steps: [...]}]}]}. Jobs run one after another, in an order that `needs` allows; secrets are printed as they are, so that a test can
// look for them. Each request: {workflow: a file, repository: a folder, commit?, event: {name, ref, payload?}, inputs?, secrets?, vars?,
// folder: an empty one, runners?: {label: a folder that stays}, machine: environment variables, withoutContainers?: true when no step
// needs those that its job asks for}, where secrets and vars are {repository?: {NAME: value}, environments?: {environment: {NAME: value}}}.
import { readFileSync } from "node:fs";
import { runWorkflow } from "./execution/workflow.mjs";

const runs = [];
for (const request of JSON.parse(readFileSync(process.argv[2], "utf8"))) runs.push(await runWorkflow(request));
console.log(JSON.stringify({ runs }, null, 2));
