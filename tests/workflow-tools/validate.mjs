// usage: node validate.mjs FILE...
// Prints {"problems": [{file, line, tool, message}], "unusedWaivers": [reason]}: what GitHub's own parser, GitHub's
// language service (its warnings too) and actionlint find in workflow files. Exits with 1 when there is something.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow, runLint, TextDocument, validateDocument } from "./packages.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const actionInputs = read("action-inputs.json"); // "name*" is required
const waivers = read("waivers.json"); // what actionlint rejects although it is right: [{message: a pattern, reason}]

async function fetchActionMetadata({ owner, name }) {
  const inputs = actionInputs[`${owner}/${name}`]?.map((input) => [input.replace("*", ""), { required: input.endsWith("*") }]);
  return inputs && { name, description: name, inputs: Object.fromEntries(inputs) };
}

async function parse(name, content) {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map((error) => ({ line: error.range?.start.line ?? 0, tool: "parser", message: error.rawMessage ?? error.message }));
}

async function serve(name, content) {
  const document = TextDocument.create(`file:///repository/.github/workflows/${name}`, "yaml", 1, content);
  const found = await validateDocument(document, { actionsMetadataProvider: { fetchActionMetadata } });
  return found.map(({ range, message }) => ({ line: range.start.line + 1, tool: "language service", message }));
}

async function lint(name, content) {
  const found = (await runLint(content, name)).map(({ line, message }) => ({ line, tool: "actionlint", message }));
  return found.filter(({ message }) => !waivers.some((waiver) => new RegExp(waiver.message).test(message) && (waiver.isUsed = true)));
}

const problems = [];
for (const file of process.argv.slice(2)) {
  const content = readFileSync(file, "utf8");
  for (const check of [parse, serve, lint])
    problems.push(...(await check(basename(file), content)).map((problem) => ({ file, ...problem })));
}
const unusedWaivers = waivers.filter((waiver) => !waiver.isUsed).map((waiver) => waiver.reason);
console.log(JSON.stringify({ problems, unusedWaivers }, null, 2));
process.exit(problems.length + unusedWaivers.length > 0 ? 1 : 0);
