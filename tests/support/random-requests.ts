import fc from "fast-check";
import { readRoutes } from "#server/run/route-templates.ts";
import { contractOf, inventedInput } from "./invented-input.ts";
import { chance } from "./kill-points.ts";
import { mediaTypes, oddHeaders, oddTexts, oddValues } from "./random-oddities.ts";
import type { RawRequest } from "./raw-request.ts";

/** What requests are made with, so that some of them come further than the door. */
export type RandomWorld = {
  webPort: number;
  fhirPort: number;
  /** Cookies of people who are signed in. */
  cookies: readonly string[];
  /** Access tokens of patients. */
  tokens: readonly string[];
  /** Ids that exist. */
  ids: readonly string[];
  /** Procedures by path. */
  procedures: readonly (readonly [path: string, procedure: unknown])[];
};

const MB = 1024 * 1024;
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "CONNECT", "get"];
const routes = readRoutes();

const fhirPaths = [
  "",
  "metadata",
  "Observation",
  "Observation/$lastn",
  "Observation/{id}",
  "Observation/{id}/_history/1",
  "Patient",
  "Communication",
  "Questionnaire",
  "Task",
  "Task/{id}",
  "QuestionnaireResponse",
  "$process-message",
  "Binary/{id}",
];
const searches = ["code", "date", "_count", "_sort", "patient", "_id", "status", "_include", "max", "_format", "page"];

const pick = <T>(from: readonly T[], otherwise: T): T => from[Math.floor(chance() * from.length)] ?? otherwise;
const often = (share: number) => chance() < share;
const text = (world: RandomWorld) => (often(0.4) ? pick(world.ids, "") : pick(oddTexts, ""));
/** Lone surrogates cannot be in an address. */
const inAddress = (given: string) => encodeURIComponent(given.toWellFormed());

/** The next request; which one follows from the seed alone (`chance`) and the world. */
export function randomRequest(world: RandomWorld): RawRequest {
  const isWeb = often(0.65);
  const isTrpc = isWeb && often(0.5);
  const asked = isTrpc ? procedureCall(world) : isWeb ? webPath(world) : fhirCall(world);
  const { method, path, body } = asked;
  const size = chance();
  // One in a hundred over 1 MB, and one in 1,500 of 64 MB.
  const huge = size < 1 / 1_500 ? 64 * MB : size < 1 / 100 ? Math.ceil(MB * (1 + 4 * chance())) : null;
  const sent = huge ?? (body === null ? null : Buffer.from(body));
  const isChunked = sent !== null && often(0.2);
  const pace = chance();
  const slow = pace < 0.003 ? "head" : pace < 0.006 ? "body" : null;
  const headers: [string, string][] = [["connection", "close"]];
  if (!often(0.01)) headers.push(["host", often(0.99) ? "localhost" : text(world).replace(/[^\w.]/g, "")]);
  if (isWeb && often(0.6)) headers.push(["cookie", pick(world.cookies, "")]);
  if (!isWeb && often(0.7)) headers.push(["authorization", `Bearer ${pick(world.tokens, "")}`]);
  if (!isWeb && often(0.9))
    headers.push(["medmij-request-id", crypto.randomUUID()], ["x-correlation-id", crypto.randomUUID()]);
  if (!isWeb && often(0.8)) headers.push(["accept", `application/fhir+${often(0.7) ? "json" : "xml"}`]);
  if (sent !== null) headers.push(["content-type", often(0.7) ? asked.type : pick(mediaTypes, "")]);
  while (often(0.3)) headers.push([...pick(oddHeaders, ["x", "y"])]);
  if (isChunked) headers.push(["transfer-encoding", "chunked"]);
  else if (slow === "body") headers.push(["content-length", "1000"]);
  else if (sent !== null) headers.push(["content-length", String(typeof sent === "number" ? sent : sent.length)]);
  return {
    ...{ port: isWeb ? world.webPort : world.fhirPort, headers, body: sent, isChunked, slow },
    method: slow === "body" ? "POST" : often(0.85) ? method : pick(methods, "GET"),
    path: path.slice(0, 12_000),
  };
}

type Asked = { method: string; path: string; body: string | null; type: string };

function procedureCall(world: RandomWorld): Asked {
  const [path, procedure] = pick(world.procedures, ["x.y", undefined]);
  const input = withOddities(inputOf(procedure, world));
  const type = "application/json";
  if (Reflect.get(Object(Reflect.get(Object(procedure), "_def")), "type") === "mutation") {
    return { method: "POST", path: `/api/trpc/${path}`, body: jsonOf(input), type };
  }
  const isBatch = often(0.2);
  const names = isBatch ? Array.from({ length: Math.ceil(chance() * 15) }, () => path).join(",") : path;
  const query = inAddress(jsonOf(isBatch ? { 0: input } : input));
  return { method: "GET", path: `/api/trpc/${names}?${isBatch ? "batch=1&" : ""}input=${query}`, body: null, type };
}

const inputs = new Map<unknown, fc.Arbitrary<unknown>>();

function inputOf(procedure: unknown, world: RandomWorld): unknown {
  const words = [...oddTexts, "2026-11-01", "a@b.test"];
  const known = inputs.get(procedure);
  const arbitrary = known ?? inventedInput(contractOf(procedure), () => world.ids, words);
  inputs.set(procedure, arbitrary);
  return fc.sample(arbitrary, { numRuns: 1, seed: Math.floor(chance() * 2 ** 31) })[0];
}

/** The same value with something odd in one place, now and then. */
function withOddities(value: unknown): unknown {
  if (often(0.15)) return pick(oddValues, null);
  if (Array.isArray(value)) return value.map(withOddities);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withOddities(part)]));
}

/** JSON, broken now and then. */
function jsonOf(value: unknown): string {
  const whole = JSON.stringify(value) ?? "";
  return often(0.05) ? whole.slice(0, Math.floor(chance() * whole.length)) : whole;
}

function webPath(world: RandomWorld): Asked {
  const template = often(0.9) ? pick(routes, "/") : `/${text(world)}/${text(world)}`;
  const filled = template
    .split("/")
    .map((part) => (part.startsWith("[") ? inAddress(text(world)) : encodeURI(part.toWellFormed())))
    .join("/");
  const names = [
    "page",
    "sort",
    "order",
    "q",
    "view",
    "from",
    "until",
    "next",
    "error",
    "format",
    "callbackUrl",
    "_rsc",
  ];
  const query = Array.from({ length: Math.floor(chance() * 4) }, () => `${pick(names, "q")}=${inAddress(text(world))}`);
  const junk = often(0.05)
    ? pick(
        [
          "/_next/image?url=%2Ficon&w=64&q=75",
          "/_next/data/x.json",
          "//evil.example",
          "/%2e%2e/%00",
          "/*",
          "*",
          "http://evil.example/",
        ],
        "/",
      )
    : null;
  const address = junk ?? `${filled}?${query.join("&")}`;
  if (often(0.6)) return { method: "GET", path: address, body: null, type: "" };
  const isForm = often(0.6);
  const fields = [
    "csrfToken",
    "email",
    "password",
    "code",
    "locale",
    "back",
    "personId",
    "organizationId",
    "json",
    "callbackUrl",
  ];
  const pairs = fields.filter(() => often(0.5)).map((name) => [name, text(world).toWellFormed()]);
  const body = isForm ? new URLSearchParams(pairs).toString() : jsonOf(withOddities(Object.fromEntries(pairs)));
  return {
    method: "POST",
    path: address,
    body,
    type: isForm ? "application/x-www-form-urlencoded" : "application/json",
  };
}

function fhirCall(world: RandomWorld): Asked {
  const version = often(0.5) ? "stu3" : often(0.9) ? "r4" : "r5";
  const place = pick(fhirPaths, "").replace("{id}", inAddress(text(world)));
  const query = Array.from(
    { length: Math.floor(chance() * 3) },
    () => `${pick(searches, "code")}=${inAddress(text(world))}`,
  );
  const path = often(0.97)
    ? `/fhir/${version}/${place}?${query.join("&")}`
    : pick(["/", "/health", "/demo/jwks", "/fhir", "*", "//"], "/");
  const type = `application/fhir+json; fhirVersion=${version === "r4" ? "4.0" : "3.0"}`;
  if (often(0.5)) return { method: "GET", path, body: null, type };
  return { method: often(0.8) ? "POST" : "PUT", path, body: jsonOf(withOddities(bundle(world))), type };
}

function bundle(world: RandomWorld): unknown {
  const observation = {
    ...{ resourceType: "Observation", status: "final", effectiveDateTime: pick(["2026-11-20", ...oddTexts], "") },
    code: { coding: [{ system: "http://loinc.org", code: pick(["29463-7", "85354-9", ...oddTexts], "") }] },
    valueQuantity: {
      value: pick([81.5, 1e308, -1, 0], 1),
      unit: "kg",
      system: "http://unitsofmeasure.org",
      code: "kg",
    },
    subject: { reference: `Patient/${text(world)}` },
  };
  const task = { resourceType: "Task", id: text(world), status: pick(["accepted", "completed", "x"], "x") };
  const entry = Array.from({ length: Math.floor(chance() * 6) }, () => ({
    resource: often(0.7) ? observation : task,
    request: { method: pick(["POST", "PUT", "GET", "DELETE"], "POST"), url: pick(fhirPaths, "Observation") },
  }));
  return often(0.2)
    ? observation
    : { resourceType: "Bundle", type: pick(["batch", "transaction", "x"], "batch"), entry };
}
