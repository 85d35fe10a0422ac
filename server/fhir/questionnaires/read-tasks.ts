import { type TaskState, taskStates } from "#db/terms/questionnaires.ts";
import { grant } from "#server/access/access.ts";
import { type ReadRequest, type Reply, refuse } from "#server/fhir/interaction.ts";
import { type DateRange, readDates } from "#server/fhir/search-dates.ts";
import { searchSet, unknownParameter } from "#server/fhir/search-set.ts";
import { serveTasks } from "#server/questionnaires/sending/serve-tasks.ts";
import type { ServedTask } from "#server/questionnaires/sending/serving-contract.ts";
import { partiesOfTasks, readIncludes, taskIncludes } from "./include-parties.ts";
import { taskCode, taskResource } from "./task-resource.ts";

const parameters = ["code", "status", "modified", "_id", "_include", "_format", "_pretty", "_count", "_cursor"];

/** `GET Task?code&status&modified&_id&_include`: the questionnaires of this patient. */
export async function searchTasks(request: ReadRequest): Promise<Reply> {
  const unknown = unknownParameter(request.query, parameters);
  if (unknown)
    return refuseTask("not-supported", "Task is searched by code, status, modified and _id", unknown.expression);
  const includes = readIncludes(request.query.getAll("_include"));
  if (!includes) return refuseTask("not-supported", `Task includes ${taskIncludes.join(", ")}`, "_include");
  const modified = readDates(request.query.getAll("modified"), "Task.modified");
  if (!modified.ok) return { status: 400, issues: modified.issues };
  const states = statesIn(request.query.getAll("status"));
  if (states === null) return refuseTask("value", "Not a status of a Task", "status");
  const isOurs = request.query.getAll("code").every(namesTaskCode);
  const tasks = isOurs ? await serveTasks(grant(request.sender.actor, "questionnaire.serve"), { states }) : [];
  const ids = request.query.get("_id")?.split(",");
  const found = tasks
    .filter((task) => ids === undefined || ids.includes(task.taskId))
    .filter((task) => isWithin(task.changedAt, modified.value));
  const page = pageOf(found, request.query);
  if (!page) return refuseTask("value", "Not a count, or not a page of ours", "_count");
  const resources = page.tasks.map((task) => taskResource(task, request.version));
  const parties = await partiesOfTasks(request, page.tasks, includes);
  return { status: 200, resource: searchSet(request, resources, page.next, found.length, parties) };
}

/** The page that `_count` and `_cursor` ask for; null when either is invalid. */
function pageOf(found: ServedTask[], query: URLSearchParams): { tasks: ServedTask[]; next: string | null } | null {
  const [count, cursor] = [query.get("_count"), query.get("_cursor")];
  if (count !== null && !/^[1-9]\d{0,5}$/.test(count)) return null;
  const begin = cursor === null ? 0 : found.findIndex(({ taskId }) => taskId === cursor) + 1;
  if (cursor !== null && begin === 0) return null;
  const tasks = found.slice(begin, count === null ? undefined : begin + Number(count));
  const isLast = begin + tasks.length === found.length;
  return { tasks, next: isLast ? null : (tasks.at(-1)?.taskId ?? null) };
}

export async function readTask(request: ReadRequest): Promise<Reply> {
  const taskId = uuidOf(request.id);
  const access = grant(request.sender.actor, "questionnaire.serve");
  const [task] = taskId === null ? [] : await serveTasks(access, { taskId });
  if (!task) return refuse(404, { code: "not-found", diagnostics: "No such Task for this patient" });
  return { status: 200, resource: taskResource(task, request.version) };
}

/** A UUID in lower case; null for anything else. */
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

/** undefined: all; null: a status that FHIR does not have. Our `expired` is `failed` in FHIR. */
function statesIn(values: string[]): TaskState[] | undefined | null {
  if (values.length === 0) return undefined;
  const codes = values.flatMap((value) => value.split(",")).map((token) => token.split("|").at(-1) ?? "");
  const known = ["draft", "ready", "in-progress", "on-hold", "entered-in-error", "suspended", ...taskStates];
  if (codes.some((code) => !known.includes(code) || code === "expired")) return null;
  const states = taskStates.filter((state) => codes.includes(state));
  return states.includes("failed") ? [...states, "expired"] : states;
}

function isWithin(at: Date, { from, until }: DateRange): boolean {
  return (from === null || at >= from) && (until === null || at < until);
}

function refuseTask(code: "not-supported" | "value", diagnostics: string, parameter: string): Reply {
  return refuse(400, { code, diagnostics, expression: [`Task.${parameter}`] });
}
