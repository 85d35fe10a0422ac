import type { IncomingHttpHeaders } from "node:http";
import { type FhirFormat, type FhirVersion, fhirVersions } from "#db/terms/gateways.ts";
import { type Reply, refuse } from "./call.ts";
import { type FormatChoice, formatOfAnswer, formatOfBody } from "./format/media-type.ts";

export type Preference = "minimal" | "representation" | "outcome";

/** Everything a request says before its body. */
export type Head = {
  method: string;
  version: FhirVersion;
  /** Path below the base: "Observation/018f…", "" for the base itself. */
  path: string;
  query: URLSearchParams;
  /** Of the body. */
  format: FhirFormat;
  /** Of the answer. */
  answerFormat: FhirFormat;
  prefer: Preference;
  requestId: string;
  correlationId: string;
};

type Raw = { method: string; url: string; headers: IncomingHttpHeaders };
/** Either what was asked, or the refusal with as much as is known of how to say it. */
export type ReadHead =
  | { ok: true; head: Head }
  | { ok: false; reply: Reply; version: FhirVersion; answerFormat: FhirFormat };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const notThisRelease = 'Bearer error="invalid_request", error_description="Requested FHIR version not supported"';

/** Reads method, path and headers. `isOpen`: needs no ids, because anybody may ask (metadata). */
export function readHead({ method, url, headers }: Raw): ReadHead {
  const [path = "", search = ""] = splitOnce(url, "?");
  const [, , base = "", ...rest] = path.split("/");
  const version = fhirVersions.find((one) => one === base);
  if (!version || !path.startsWith("/fhir/")) {
    const reply = refuse(404, { code: "not-found", diagnostics: "The bases are /fhir/stu3 and /fhir/r4" });
    return { ok: false, reply, version: "stu3", answerFormat: "json" };
  }
  const query = new URLSearchParams(search);
  const hasBody = method === "POST" || method === "PUT";
  const sent = hasBody ? formatOfBody(headers["content-type"], version) : null;
  const asked = { accept: headers.accept, format: query.get("_format") ?? undefined };
  const wanted = formatOfAnswer(asked, version, sent?.ok ? sent.format : "json");
  const answerFormat = wanted.ok ? wanted.format : "json";
  const no = (reply: Reply): ReadHead => ({ ok: false, reply, version, answerFormat });
  if (sent && !sent.ok) return no(mediaRefusal(sent, 415));
  if (!wanted.ok) return no(mediaRefusal(wanted, 406));
  if (headers["content-encoding"] !== undefined && headers["content-encoding"] !== "identity") {
    return no(refuse(415, { code: "not-supported", diagnostics: "Bodies are not compressed" }));
  }
  const ids = { requestId: single(headers["medmij-request-id"]), correlationId: single(headers["x-correlation-id"]) };
  const isOpen = rest.join("/") === "metadata";
  if (!isOpen && !uuid.test(ids.requestId)) return no(missing("MedMij-Request-ID"));
  if (!isOpen && !uuid.test(ids.correlationId)) return no(missing("X-Correlation-ID"));
  const head: Head = {
    method,
    version,
    path: rest.join("/").replace(/\/$/, ""),
    query,
    format: sent?.format ?? answerFormat,
    answerFormat,
    prefer: preferenceOf(single(headers.prefer)),
    requestId: ids.requestId.toLowerCase(),
    correlationId: ids.correlationId.toLowerCase(),
  };
  return { ok: true, head };
}

/** The ids that an answer repeats, also when the request cannot be used; only what really is an id. */
export function echoedIds(headers: IncomingHttpHeaders): Record<string, string> {
  const echoed: Record<string, string> = {};
  for (const name of ["MedMij-Request-ID", "X-Correlation-ID"]) {
    const value = single(headers[name.toLowerCase()]);
    if (uuid.test(value)) echoed[name] = value;
  }
  return echoed;
}

function mediaRefusal(choice: FormatChoice & { ok: false }, status: 406 | 415): Reply {
  if (choice.reason === "media-type") return { status, issues: choice.issues };
  return { status: 400, issues: choice.issues, headers: { "WWW-Authenticate": notThisRelease } };
}

function preferenceOf(prefer: string): Preference {
  const wanted = /(?:^|[,;\s])return\s*=\s*"?(minimal|representation|OperationOutcome)/i
    .exec(prefer)?.[1]
    ?.toLowerCase();
  if (wanted === "minimal" || wanted === "representation") return wanted;
  return wanted === "operationoutcome" ? "outcome" : "minimal";
}

function missing(header: string): Reply {
  return refuse(400, { code: "required", diagnostics: `${header} must be a UUID` });
}

function single(value: string | string[] | undefined): string {
  return typeof value === "string" ? value : "";
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
