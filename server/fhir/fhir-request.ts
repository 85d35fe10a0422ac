import type { IncomingHttpHeaders } from "node:http";
import { type FhirFormat, type FhirVersion, fhirVersions } from "#db/terms/gateways.ts";
import { type FormatChoice, formatOfBody, formatOfResponse } from "./format/media-type.ts";
import { type Reply, refuse } from "./interaction.ts";

export type Preference = "minimal" | "representation" | "outcome";

/** Method, URL and headers of a request, read. */
export type FhirRequest = {
  method: string;
  version: FhirVersion;
  /** Path below the base: "Observation/018f…", "" for the base itself. */
  path: string;
  query: URLSearchParams;
  /** Format of the request body. */
  format: FhirFormat;
  responseFormat: FhirFormat;
  prefer: Preference;
  requestId: string;
  correlationId: string;
};

type Raw = { method: string; url: string; headers: IncomingHttpHeaders };
/** The request, or its refusal with as much as is known of the release and format to answer in. */
export type FhirRequestResult =
  | { ok: true; request: FhirRequest }
  | { ok: false; reply: Reply; version: FhirVersion; responseFormat: FhirFormat };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const notThisRelease = 'Bearer error="invalid_request", error_description="Requested FHIR version not supported"';

/** `metadata` needs no request ids: it is public. */
export function readFhirRequest({ method, url, headers }: Raw): FhirRequestResult {
  const [path = "", search = ""] = splitOnce(url, "?");
  const [, , base = "", ...rest] = path.split("/");
  const version = fhirVersions.find((one) => one === base);
  if (!version || !path.startsWith("/fhir/")) {
    const reply = refuse(404, { code: "not-found", diagnostics: "The bases are /fhir/stu3 and /fhir/r4" });
    return { ok: false, reply, version: "stu3", responseFormat: "json" };
  }
  const query = new URLSearchParams(search);
  const hasBody = method === "POST" || method === "PUT";
  const sent = hasBody ? formatOfBody(headers["content-type"], version) : null;
  const asked = { accept: headers.accept, format: query.get("_format") ?? undefined };
  const wanted = formatOfResponse(asked, version, sent?.ok ? sent.format : "json");
  const responseFormat = wanted.ok ? wanted.format : "json";
  const no = (reply: Reply): FhirRequestResult => ({ ok: false, reply, version, responseFormat });
  if (sent && !sent.ok) return no(mediaRefusal(sent, 415));
  if (!wanted.ok) return no(mediaRefusal(wanted, 406));
  if (headers["content-encoding"] !== undefined && headers["content-encoding"] !== "identity") {
    return no(refuse(415, { code: "not-supported", diagnostics: "Bodies are not compressed" }));
  }
  if (hasNullByte(url)) return no(refuse(400, { code: "invalid", diagnostics: nullByteRefusal }));
  const ids = { requestId: single(headers["medmij-request-id"]), correlationId: single(headers["x-correlation-id"]) };
  const isPublic = rest.join("/") === "metadata";
  if (!isPublic && !uuid.test(ids.requestId)) return no(missing("MedMij-Request-ID"));
  if (!isPublic && !uuid.test(ids.correlationId)) return no(missing("X-Correlation-ID"));
  const request: FhirRequest = {
    method,
    version,
    path: rest.join("/").replace(/\/$/, ""),
    query,
    format: sent?.format ?? responseFormat,
    responseFormat,
    prefer: preferenceOf(single(headers.prefer)),
    requestId: ids.requestId.toLowerCase(),
    correlationId: ids.correlationId.toLowerCase(),
  };
  return { ok: true, request };
}

/** RFC 3986 §7.3: a null byte in an address is an attack on what reads it; PostgreSQL stores none and looks for none. */
export function hasNullByte(url: string): boolean {
  return url.includes("%00");
}

export const nullByteRefusal = "An address holds no null byte";

/** The ids that a response repeats, also when the request is refused; only valid ones. */
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
