// A workflow file as plain objects; expressions in it stay expressions until their contexts are known.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { convertWorkflowTemplate, data, Evaluator, Lexer, NoOperationTraceWriter, Parser, parseWorkflow } from "../packages.mjs";

/** What stands between `${{` and `}}`. */
class Expression {
  constructor(text) {
    this.text = text;
  }
}

/** Reads a file with the official parser, which adds to conditions what they imply. */
export async function readWorkflow(file) {
  const { context, value } = parseWorkflow({ name: basename(file), content: readFileSync(file, "utf8") }, new NoOperationTraceWriter());
  const template = value && (await convertWorkflowTemplate(context, value));
  const errors = context.errors.getErrors().map((error) => error.message);
  if (errors.length > 0) throw new Error(errors.join("\n"));

  const workflow = plain(JSON.parse(JSON.stringify(value)));
  for (const { id, if: condition, needs = [], steps = [] } of template.jobs) {
    const job = workflow.jobs[id.value];
    job.if = new Expression(condition.expression);
    job.needs = needs.map((need) => need.value);
    steps.forEach((step, index) => (job.steps[index].if = new Expression(step.if.expression)));
  }
  return workflow;
}

/** Evaluates every expression in a value; a function is called with its arguments as plain values. */
export function evaluate(value, contexts, functions = {}) {
  if (value instanceof Expression) return toPlain(evaluateExpression(value, contexts, functions));
  if (Array.isArray(value)) return value.map((item) => evaluate(item, contexts, functions));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluate(item, contexts, functions)]));
}

/** As GitHub makes text of a value, for environment variables and for inputs of actions. */
export const toText = (value) => toData(value ?? "").coerceString();

const toData = (value) => JSON.parse(JSON.stringify(value), data.reviver);
const toPlain = (value) => JSON.parse(JSON.stringify(value, data.replacer));

function evaluateExpression(expression, contexts, functions) {
  const known = Object.entries(functions).map(([name, call]) => ({
    name, minArgs: 0, maxArgs: 255, call: (...words) => toData(call(...words.map(toPlain))),
  }));
  const parsed = new Parser(new Lexer(expression.text).lex().tokens, Object.keys(contexts), known).parse();
  return new Evaluator(parsed, toData(contexts), new Map(known.map((definition) => [definition.name.toLowerCase(), definition]))).evaluate();
}

/** From the parser's own serialization: literals as they are, other tokens with their type. */
function plain(token) {
  switch (token?.type) {
    case 1: return token.seq.map(plain);
    case 2: return Object.fromEntries((token.map ?? []).map(({ Key, Value }) => [Key, plain(Value)]));
    case 3: return new Expression(token.expr);
    default: return token;
  }
}
