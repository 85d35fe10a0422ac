import { randomUUID } from "node:crypto";
import type { FhirFormat, FhirVersion, GatewayUse } from "#db/terms/gateways.ts";
import { contentTypeOf } from "#server/fhir/format/media-type.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { writeBody } from "#server/fhir/format/write-body.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { Refusal } from "#server/run/installation.ts";

/** A PGO that talks to one base URL of one provider for one patient. */
export type Pgo = {
  base: string;
  version: FhirVersion;
  format: FhirFormat;
  token: (use: GatewayUse) => Promise<string>;
  say: (line: string) => void;
};

export type Heard = { status: number; resource: Resource | null };
type Asked = { method: "GET" | "POST" | "PUT"; path: string; use: GatewayUse; resource?: Resource; bytes?: Buffer };

/** Sends one request and prints request and response, as a conformance test needs. The token is never printed. */
export async function talk(pgo: Pgo, { method, path, use, resource, bytes }: Asked): Promise<Heard> {
  const { base, version, format } = pgo;
  const body = bytes ?? (resource ? writeBody(resource, { format, version }) : undefined);
  const isElsewhere = /^https?:/.test(path) && !path.startsWith(`${base}/`);
  const address = isElsewhere || path.startsWith(`${base}/`) ? path : path === "" ? base : `${base}/${path}`;
  const media = contentTypeOf(format, version);
  const headers: Record<string, string> = {
    Accept: media,
    "MedMij-Request-ID": randomUUID(),
    "X-Correlation-ID": randomUUID(),
    ...(body ? { "Content-Type": media, Prefer: "return=representation" } : {}),
  };
  pgo.say(`> ${method} ${address}`);
  for (const [name, value] of Object.entries(headers)) pgo.say(`> ${name}: ${value}`);
  if (body) show(pgo, ">", body.toString("utf8"));
  // The token is for this base URL only; no other server gets it.
  const sent = isElsewhere ? headers : { ...headers, Authorization: `Bearer ${await pgo.token(use)}` };
  const begun = performance.now();
  const answer = await fetch(address, { method, headers: sent, ...(body ? { body: new Uint8Array(body) } : {}) }).catch(
    () => {
      throw new Refusal(`Nobody answers at ${isElsewhere ? address : base}. Does the FHIR server run?`);
    },
  );
  const heard = Buffer.from(await answer.arrayBuffer());
  pgo.say(`< ${answer.status} ${answer.statusText} (${Math.round(performance.now() - begun)} ms)`);
  for (const [name, value] of answer.headers) pgo.say(`< ${name}: ${value}`);
  if (heard.length > 0) show(pgo, "<", heard.toString("utf8"));
  return { status: answer.status, resource: heard.length > 0 ? resourceOf(pgo, heard, answer.headers) : null };
}

/** The resource of a response, also when its format is not the requested one. */
function resourceOf({ version }: Pgo, heard: Buffer, headers: Headers): Resource | null {
  const format = (headers.get("content-type") ?? "").includes("xml") ? "xml" : "json";
  const read = readBody(heard, { format, version });
  return read.ok ? read.value.resource : null;
}

/** Prints JSON with line breaks, XML unchanged. */
function show({ say }: Pgo, mark: string, text: string): void {
  const lines = text.startsWith("{") ? pretty(text) : text;
  for (const line of lines.trimEnd().split("\n")) say(`${mark} ${line}`);
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
