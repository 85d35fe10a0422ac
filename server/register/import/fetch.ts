import { readFileSync } from "node:fs";
import type { TransactionSql } from "postgres";
import { Agent, request } from "undici";
import { type ListKind, listKinds, type VersionState } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import { listBytesMax } from "#server/register/lists/read-list.ts";
import { ListRefusal } from "#server/register/lists/refusal.ts";
import { listAddress, nextAttempt } from "./fetch-rules.ts";
import { importList } from "./import.ts";
import { spool } from "./spool.ts";

/** Where lists are fetched from. Certificate, key and authority: PEM text, or the path of a PEM file. */
export interface FetchSettings {
  baseUrl: string;
  api: string;
  clientCertificate?: string;
  clientKey?: string;
  authority?: string;
  /** Limit for the whole response. */
  millisecondsMax?: number;
}

/**
 * The result for one list in one run; `error` is a key of the messages `register.fetchError`, with a number after a
 * space.
 */
export interface FetchResult {
  list: ListKind;
  outcome: "imported" | "confirmed" | "held" | "failed" | "waiting";
  error: string | null;
}

interface FetchState {
  etag: string | null;
  version_id: string | null;
  version_state: VersionState | null;
  failures_in_row: number;
  next_attempt_at: string | null;
}

/**
 * Requests each list that is due and imports what is new. A failing list does not hold up the others; it is requested
 * less often until it succeeds.
 */
export async function fetchLists(
  access: Access<"register.import">,
  settings: FetchSettings,
  now: () => Date = () => new Date(),
): Promise<FetchResult[]> {
  const agent = agentFor(settings);
  try {
    const results: FetchResult[] = [];
    for (const list of listKinds) results.push(await fetchInTurn(access, settings, agent, list, now));
    return results;
  } finally {
    await agent.destroy();
  }
}

async function fetchInTurn(
  access: Access<"register.import">,
  settings: FetchSettings,
  agent: Agent,
  list: ListKind,
  now: () => Date,
): Promise<FetchResult> {
  const state = await readState(access, list);
  if (state?.next_attempt_at && new Date(state.next_attempt_at) > now())
    return { list, outcome: "waiting", error: null };
  try {
    const answer = await fetchOne(access, settings, agent, list, state ? stampOf(state) : null);
    await keepState(access, list, now(), {
      stamp: answer.stamp,
      error: answer.error,
      failures: answer.error ? (state?.failures_in_row ?? 0) + 1 : 0,
    });
    return { list, outcome: answer.outcome, error: answer.error };
  } catch (problem) {
    const error = errorOf(problem);
    await keepState(access, list, now(), {
      stamp: state ? stampOf(state) : null,
      error,
      failures: (state?.failures_in_row ?? 0) + 1,
    });
    return { list, outcome: "failed", error };
  }
}

class FetchFailure extends Error {}

/**
 * The ETag of the node's last response and the version it became here: in force, held, or discarded. 304 Not Modified
 * confirms that version only.
 */
interface Stamp {
  etag: string;
  versionId: string;
  isInForce: boolean;
}

/**
 * A held list that a person accepted is in force, and its ETag then confirms it. The ETag of a superseded list is
 * useless, and so is that of one that waited until another took its place: it must be offered again.
 */
function stampOf({ etag, version_id: versionId, version_state: state }: FetchState): Stamp | null {
  if (!etag || !versionId || state === null || state === "superseded" || state === "overtaken") return null;
  return { etag, versionId, isInForce: state === "current" };
}

interface Answer {
  outcome: FetchResult["outcome"];
  stamp: Stamp | null;
  error: string | null;
}

async function fetchOne(
  access: Access<"register.import">,
  settings: FetchSettings,
  agent: Agent,
  list: ListKind,
  stamp: Stamp | null,
): Promise<Answer> {
  const address = listAddress(settings.baseUrl, list, settings.api);
  const answer = await request(address, {
    dispatcher: agent,
    signal: AbortSignal.timeout(settings.millisecondsMax ?? 180_000),
    headers: { accept: "application/xml, text/xml", ...(stamp ? { "if-none-match": stamp.etag } : {}) },
  });
  const { statusCode: status, headers, body } = answer;
  if (status === 304 && stamp) {
    await body.dump();
    if (!stamp.isInForce) return { outcome: "held", stamp, error: null };
    await confirm(access, stamp);
    return { outcome: "confirmed", stamp, error: null };
  }
  const refused = refusalOf(status, headers["content-type"], headers["content-length"]);
  if (refused) {
    // Destroying the body emits an error that nothing else handles.
    body.on("error", () => undefined).destroy();
    throw new FetchFailure(refused);
  }
  const sourceName = `${address.host}${address.pathname}`;
  const done = await spool(body, (path) => importList(access, { path, source: "fetch", sourceName, expected: list }));
  const isInForce = done.outcome === "imported" || done.outcome === "unchanged";
  if (done.outcome === "refused")
    return { outcome: "failed", stamp: null, error: `refused ${done.finding?.rule ?? ""}`.trim() };
  if (done.list !== list) return { outcome: "failed", stamp: null, error: "wrong-list" };
  const outcome = done.outcome === "imported" ? "imported" : done.outcome === "unchanged" ? "confirmed" : "held";
  const etag = typeof headers.etag === "string" ? headers.etag.slice(0, 200) : null;
  const newStamp = etag ? { etag, versionId: done.versionId, isInForce } : null;
  return { outcome, stamp: newStamp, error: null };
}

function refusalOf(status: number, type: unknown, length: unknown): string | null {
  if (status >= 300 && status < 400) return "redirect";
  if (status !== 200) return `status ${status}`;
  if (/^text\/html|^application\/xhtml/i.test(String(type ?? ""))) return "html";
  return Number(length ?? 0) > listBytesMax ? "too-large" : null;
}

function errorOf(problem: unknown): string {
  if (problem instanceof FetchFailure) return problem.message;
  if (problem instanceof ListRefusal) return problem.rule === "too-large" ? "too-large" : `refused ${problem.rule}`;
  if (problem instanceof DomainError) return "busy";
  const names = problem instanceof Error ? `${problem.name} ${"code" in problem ? String(problem.code) : ""}` : "";
  if (/TIMEOUT|Timeout|Abort/i.test(names)) return "timeout";
  if (/UND_ERR|ECONN|ENOTFOUND|EAI_AGAIN|EHOST|EPIPE|CERT|TLS|SSL|SELF_SIGNED|ERR_TLS/i.test(names))
    return "unreachable";
  throw problem;
}

/** undici does not follow redirects unless configured to. */
function agentFor({ clientCertificate, clientKey, authority }: FetchSettings): Agent {
  return new Agent({
    connect: { cert: pem(clientCertificate), key: pem(clientKey), ca: pem(authority), timeout: 10_000 },
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
    maxHeaderSize: 16_384,
  });
}

function pem(value: string | undefined): string | undefined {
  if (value === undefined || value.includes("-----BEGIN")) return value;
  return readFileSync(value, "utf8");
}

function readState(access: Access<"register.import">, list: ListKind): Promise<FetchState | undefined> {
  return look(access, async (_, raw) => {
    const [row] = await raw<FetchState[]>`
      select f.etag, f.version_id, v.state as version_state, f.failures_in_row, f.next_attempt_at
      from register_fetch f left join register_version v on v.version_id = f.version_id where f.list = ${list}`;
    return row;
  });
}

function keepState(
  access: Access<"register.import">,
  list: ListKind,
  now: Date,
  { stamp, error, failures }: { stamp: Stamp | null; error: string | null; failures: number },
): Promise<void> {
  return change(access, async (_, raw) => {
    const at = now.toISOString();
    const next = nextAttempt(now, failures).toISOString();
    await raw`
      insert into register_fetch (list, etag, version_id, last_attempt_at, last_success_at, failures_in_row, next_attempt_at, last_error)
      values (${list}, ${stamp?.etag ?? null}, ${stamp?.versionId ?? null}, ${at}, ${error === null ? at : null}, ${failures}, ${next}, ${error})
      on conflict (list) do update set etag = excluded.etag, version_id = excluded.version_id,
        last_attempt_at = excluded.last_attempt_at,
        last_success_at = coalesce(excluded.last_success_at, register_fetch.last_success_at),
        failures_in_row = excluded.failures_in_row, next_attempt_at = excluded.next_attempt_at, last_error = excluded.last_error`;
    return { result: undefined, event: [] };
  });
}

/** 304 Not Modified: the list in force is still the newest. The demo's stays the demo's. */
function confirm(access: Access<"register.import">, { versionId }: Stamp): Promise<void> {
  return change(access, async (_, raw: TransactionSql) => {
    await raw`update register_version set confirmed_at = now(), source = 'fetch' where version_id = ${versionId} and state = 'current' and source <> 'demo'`;
    return { result: undefined, event: [] };
  });
}
