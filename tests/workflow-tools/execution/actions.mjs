// The actions that generated workflows use. An input that is not listed is not understood, and refused.
import { download, upload } from "./artifacts.mjs";
import { checkout } from "./checkout.mjs";

/** Tools are on this machine already, and a cache changes nothing but time: only the trace tells of them. */
const nothing = () => [];

const actions = {
  "actions/cache": { call: nothing, inputs: ["path", "key", "restore-keys"] },
  "actions/checkout": { call: checkout, inputs: ["fetch-depth", "fetch-tags", "clean", "persist-credentials"] },
  "actions/download-artifact": { call: download, inputs: ["name", "pattern", "path", "merge-multiple"] },
  "actions/setup-dotnet": { call: nothing, inputs: ["global-json-file", "dotnet-version", "cache", "cache-dependency-path"] },
  "actions/setup-java": { call: nothing, inputs: ["java-version", "distribution"] },
  "actions/setup-node": { call: nothing, inputs: ["node-version", "node-version-file", "package-manager-cache", "cache", "cache-dependency-path"] },
  "actions/setup-python": { call: nothing, inputs: ["python-version", "python-version-file"] },
  "actions/upload-artifact": { call: upload, inputs: ["name", "path", "if-no-files-found", "retention-days", "overwrite", "include-hidden-files", "compression-level"] },
};

/** Does what an action would do; returns the lines it prints. */
export function act(uses, inputs, place) {
  const name = uses.split("@")[0];
  if (!(name in actions)) throw new Error(`execution/actions.mjs has no ${name}`);
  const strange = Object.keys(inputs).filter((input) => !actions[name].inputs.includes(input));
  if (strange.length > 0) throw new Error(`execution/actions.mjs does not understand ${strange.join(", ")} of ${name}`);
  return actions[name].call(inputs, place);
}
