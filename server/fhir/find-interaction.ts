import { v7 as uuidv7 } from "uuid";
import { mayDo } from "#server/access/access.ts";
import type { WriteContext, WriteEntry } from "./delivery/writer.ts";
import type { FhirRequest } from "./fhir-request.ts";
import { type Interaction, type ReadRequest, type Reply, refuse } from "./interaction.ts";
import { bsnNames } from "./masked-person.ts";
import { reasonOf } from "./response-entry.ts";
import type { Sender } from "./sender.ts";

/** An authenticated request, and what is needed to handle it. */
export type RequestContext = {
  table: readonly Interaction[];
  request: FhirRequest;
  sender: Sender;
  base: string;
  now: Date;
  /** Called when no service in the token is for the interaction. */
  onForbidden: () => void;
};

/** What is asked for: the request itself, or an entry of its bundle at `index`. */
type Asked = { method: string; path: string; query: URLSearchParams; index?: number };

/** `id`: the part of the path at `[id]`. */
type Match = { interaction: Interaction; id: string | null };
type Found = Match | { allowed: string[] };

/** The line of the dispatch table, or why there is none for this sender. */
export function findInteraction(context: RequestContext, { method, path, query, index }: Asked): Match | Reply {
  const { table, sender, onForbidden } = context;
  const expression = index === undefined ? {} : { expression: [`Bundle.entry[${index}].request.url`] };
  if (namesPerson(query)) {
    const diagnostics = "An address names nobody: the token says whose data these are";
    return refuse(400, { code: "security", diagnostics, ...expression });
  }
  const found = dispatch(table, method, path);
  if ("allowed" in found) {
    if (found.allowed.length === 0) return refuse(404, { code: "not-found", diagnostics: "Not here", ...expression });
    const allowed = found.allowed.join(", ");
    const diagnostics = `${reasonOf[405]}: ${allowed}`;
    return refuse(405, { code: "not-supported", diagnostics, ...expression }, { Allow: allowed });
  }
  const { permission } = found.interaction;
  if (permission === null || mayDo(sender.actor, permission)) return found;
  onForbidden();
  const diagnostics = "No service in the scope of the token is for this";
  const challenge = { "WWW-Authenticate": 'Bearer error="insufficient_scope"' };
  return refuse(403, { code: "security", diagnostics, ...expression }, challenge);
}

/** Whether query parameters identify a person, by BSN or another identifier. Only the token may. */
function namesPerson(query: URLSearchParams): boolean {
  return [...query].some(
    ([name, value]) =>
      /(?:^|[.:_])identifier(?:$|[.:])/i.test(name) || bsnNames.some((system) => value.includes(system)),
  );
}

const idPattern = /^[A-Za-z0-9.-]{1,64}$/;

/** The line for a request; otherwise the methods that this path allows, none for an unknown path. */
function dispatch(table: readonly Interaction[], method: string, path: string): Found {
  const fitting = table.flatMap((interaction): Match[] => {
    const id = fits(interaction.path, path);
    return id === undefined ? [] : [{ interaction, id }];
  });
  const exact = fitting.find((match) => match.interaction.method === method);
  return exact ?? { allowed: fitting.map((match) => match.interaction.method) };
}

/** The id in the path; null when it has none, undefined when the path does not match. */
function fits(template: string, path: string): string | null | undefined {
  const [wanted, given] = [template.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  let id: string | null = null;
  for (const [at, step] of wanted.entries()) {
    const found = given[at] ?? "";
    if (step === "[id]" && idPattern.test(found)) id = found;
    else if (step !== found) return undefined;
  }
  return id;
}

export function readRequestOf(
  { request, sender, base, now }: RequestContext,
  { path, query }: Pick<Asked, "path" | "query">,
  id: string | null,
): ReadRequest {
  return { sender, version: request.version, format: request.format, base, path, id, query, now };
}

export function writeContextOf(
  { request, sender, base, now }: RequestContext,
  entries: readonly WriteEntry[],
  isTransaction: boolean,
): WriteContext {
  const { version, format } = request;
  const ids = new Map<number, string>();
  const newIdOf = (index: number) => {
    const id = ids.get(index) ?? uuidv7({ msecs: now.getTime() });
    ids.set(index, id);
    return id;
  };
  return { sender, version, format, base, entries, isTransaction, now, newIdOf };
}
