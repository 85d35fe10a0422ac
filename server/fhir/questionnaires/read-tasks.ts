import { type TaskState, taskStates } from "#db/terms/questionnaires.ts";
import { grant } from "#server/access/access.ts";
import { type Call, type Reply, refuse } from "#server/fhir/call.ts";
import { searchSet } from "#server/fhir/search-set.ts";
import { serveTasks } from "#server/questionnaires/serve-tasks.ts";
import type { ServedTask } from "#server/questionnaires/serving-contract.ts";
import { taskCode, taskResource } from "./task-resource.ts";

const parameters = ["code", "status", "modified", "_id", "_format", "_pretty", "_count", "_include"];

/**
 * `GET Task?code&status&modified&_id`: the questionnaires of this patient. A parameter that we do not know is refused: an answer that
 * ignored it would say something else than was asked.
 */
export async function searchTasks(call: Call): Promise<Reply> {
  const unknown = [...call.query.keys()].find((name) => !parameters.includes(name.split(":")[0] ?? ""));
  if (unknown !== undefined) {
    const diagnostics = "Task is searched by code, status, modified and _id";
    return refuse(400, { code: "not-supported", diagnostics });
  }
  const states = statesIn(call.query.getAll("status"));
  if (states === null) return refuse(400, { code: "value", diagnostics: "Not a status of a Task" });
  const isOurs = call.query.getAll("code").every(namesTaskCode);
  const tasks = isOurs ? await serveTasks(grant(call.sender.actor, "questionnaire.serve"), { states }) : [];
  const ids = call.query.get("_id")?.split(",");
  const found = tasks
    .filter((task) => ids === undefined || ids.includes(task.taskId))
    .filter((task) => call.query.getAll("modified").every((wanted) => isModified(task, wanted)));
  return {
    status: 200,
    resource: searchSet(
      call,
      found.map((task) => taskResource(task, call.version)),
      null,
      found.length,
    ),
  };
}

export async function readTask(call: Call): Promise<Reply> {
  const taskId = uuidOf(call.id);
  const access = grant(call.sender.actor, "questionnaire.serve");
  const [task] = taskId === null ? [] : await serveTasks(access, { taskId });
  if (!task) return refuse(404, { code: "not-found", diagnostics: "No such Task for this patient" });
  return { status: 200, resource: taskResource(task, call.version) };
}

/** An id of ours, or null for one that cannot be. */
export function uuidOf(id: string | null): string | null {
  return id !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id.toLowerCase() : null;
}

/** "http://loinc.org|74468-0", "|74468-0", "74468-0"; several, separated by commas, mean one of them. */
function namesTaskCode(value: string): boolean {
  return value.split(",").some((token) => {
    const [system, code] = token.includes("|") ? token.split("|") : [taskCode.system, token];
    return (system === taskCode.system || system === "") && code === taskCode.code;
  });
}

/** undefined: all; null: a status that FHIR does not have. A PGO knows what we call expired as failed. */
function statesIn(values: string[]): TaskState[] | undefined | null {
  if (values.length === 0) return undefined;
  const codes = values.flatMap((value) => value.split(",")).map((token) => token.split("|").at(-1) ?? "");
  const known = ["draft", "ready", "in-progress", "on-hold", "entered-in-error", "suspended", ...taskStates];
  if (codes.some((code) => !known.includes(code) || code === "expired")) return null;
  const states = taskStates.filter((state) => codes.includes(state));
  return states.includes("failed") ? [...states, "expired"] : states;
}

/** `ge2026-03-01`, `gt…`, `le…`, `lt…`: a moment, or a day in UTC. */
function isModified({ changedAt }: ServedTask, wanted: string): boolean {
  const [, prefix = "eq", text = ""] = /^(ge|gt|le|lt|eq)?(.+)$/.exec(wanted) ?? [];
  const at = Date.parse(text);
  if (Number.isNaN(at)) return false;
  const changed = changedAt.getTime();
  switch (prefix) {
    case "ge":
      return changed >= at;
    case "gt":
      return changed > at;
    case "le":
      return changed <= at;
    case "lt":
      return changed < at;
    default:
      return changedAt.toISOString().startsWith(text);
  }
}
