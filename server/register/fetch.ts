import { readFileSync } from "node:fs";
import type { TransactionSql } from "postgres";
import { Agent, request } from "undici";
import { type ListKind, listKinds, type VersionState } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import { listAddress, nextAttempt } from "./fetch-rules.ts";
import { importList } from "./import.ts";
import { listBytesMax } from "./lists/read-list.ts";
import { ListRefusal } from "./lists/refusal.ts";
import { spool } from "./spool.ts";

/** Where lists are fetched. Certificate, key and authority: PEM text, or the path of a file with it. */
export interface FetchSettings {
  baseUrl: string;
  api: string;
  clientCertificate?: string;
  clientKey?: string;
  authority?: string;
  /** The whole answer must be here by then. */
  millisecondsMax?: number;
}

/** What became of one list in one round; `error` is a key of the texts `register.fetchError`, with a number after a space. */
export interface FetchResult {
  list: ListKind;
  outcome: "imported" | "confirmed" | "held" | "failed" | "waiting";
  error: string | null;
}

interface FetchState {
  etag: string | null;
  held_etag: string | null;
  held_version_id: string | null;
  /** What became of the list that waited. */
  held_state: VersionState | null;
  failures_in_row: number;
  next_attempt_at: string | null;
}

/**
 * Asks for each list whose turn it is and takes in what is new. A list that fails does not keep the others from coming; it
 * is asked for less often until it comes again.
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
 * The mark that the node gave to what it sent last, and what that is here: in force, or the version that waits for a person
 * (or was turned down). "Not modified" confirms only what is in force.
 */
interface Stamp {
  etag: string;
  heldVersionId: string | null;
}

/** A list that waited is in force once a person took it; its mark then confirms it. One that another list overtook says nothing. */
function stampOf(state: FetchState): Stamp | null {
  const { etag, held_etag: heldEtag, held_version_id: heldVersionId, held_state: heldState } = state;
  if (heldEtag && heldState === "current") return { etag: heldEtag, heldVersionId: null };
  if (heldEtag && (heldState === "held" || heldState === "discarded")) return { etag: heldEtag, heldVersionId };
  return etag ? { etag, heldVersionId: null } : null;
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
    if (stamp.heldVersionId) return { outcome: "held", stamp, error: null };
    await confirm(access, list);
    return { outcome: "confirmed", stamp, error: null };
  }
  const refused = refusalOf(status, headers["content-type"], headers["content-length"]);
  if (refused) {
    // Breaking off is an error of the body, which nobody else listens to.
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
  const newStamp = etag ? { etag, heldVersionId: isInForce ? null : done.versionId } : null;
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

/** Redirects are not followed: undici does not unless it is told to. */
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
      select f.etag, f.held_etag, f.held_version_id, v.state as held_state, f.failures_in_row, f.next_attempt_at
      from register_fetch f left join register_version v on v.version_id = f.held_version_id where f.list = ${list}`;
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
    const heldId = stamp?.heldVersionId ?? null;
    const [etag, heldEtag] = heldId ? [null, stamp?.etag ?? null] : [stamp?.etag ?? null, null];
    await raw`
      insert into register_fetch (list, etag, held_etag, held_version_id, last_attempt_at, last_success_at, failures_in_row, next_attempt_at, last_error)
      values (${list}, ${etag}, ${heldEtag}, ${heldId}, ${at}, ${error === null ? at : null}, ${failures}, ${next}, ${error})
      on conflict (list) do update set etag = excluded.etag, held_etag = excluded.held_etag, held_version_id = excluded.held_version_id,
        last_attempt_at = excluded.last_attempt_at,
        last_success_at = coalesce(excluded.last_success_at, register_fetch.last_success_at),
        failures_in_row = excluded.failures_in_row, next_attempt_at = excluded.next_attempt_at, last_error = excluded.last_error`;
    return { result: undefined, event: [] };
  });
}

/** "Not modified" says that the list in force is still the newest. */
function confirm(access: Access<"register.import">, list: ListKind): Promise<void> {
  return change(access, async (_, raw: TransactionSql) => {
    await raw`update register_version set confirmed_at = now(), source = 'fetch' where list = ${list} and state = 'current'`;
    return { result: undefined, event: [] };
  });
}
