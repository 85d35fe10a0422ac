import type { FhirVersion } from "#db/terms/gateways.ts";
import { profiles } from "./codec/profiles.ts";
import type { JsonObject } from "./format/json.ts";
import type { Interaction } from "./interaction.ts";
import { taskIncludes } from "./questionnaires/include-parties.ts";
import type { Resource } from "./resource.ts";

const releases: Record<FhirVersion, string> = { stu3: "3.0.2", r4: "4.0.1" };
const codes = { GET: "search-type", POST: "create", PUT: "update" } as const;
/** What can be asked of a search, by type. */
const searchParameters: Record<string, { name: string; type: string }[]> = {
  Observation: [
    { name: "code", type: "token" },
    { name: "date", type: "date" },
    { name: "category", type: "token" },
  ],
  DocumentManifest: [
    { name: "status", type: "token" },
    { name: "created", type: "date" },
  ],
  DocumentReference: [
    { name: "status", type: "token" },
    { name: "indexed", type: "date" },
  ],
  Task: [
    { name: "code", type: "token" },
    { name: "status", type: "token" },
    { name: "modified", type: "date" },
    { name: "_id", type: "token" },
  ],
};

/** What this server does in one release, read off the dispatch table. */
export function capabilityStatement(table: readonly Interaction[], version: FhirVersion, url: string): Resource {
  const types = Map.groupBy(table, ({ path }) => path.split("/")[0] ?? "");
  const resources = [...types].map(([type, lines]) => resourceOf(type, lines, version));
  const operations = table.flatMap((line) => operationOf(line, version));
  const rest: JsonObject = {
    mode: "server",
    security: { description: "OAuth 2 access token of a trusted DVA in the Authorization header" },
    resource: resources,
    interaction: [{ code: "transaction" }, { code: "batch" }],
  };
  if (operations.length > 0 && version === "stu3") rest.operation = operations;
  return {
    resourceType: "CapabilityStatement",
    url: `${url}/metadata`,
    status: "active",
    date: "2026-11-24",
    kind: "instance",
    software: { name: "Balie" },
    implementation: { description: "The FHIR server of Balie, for DVAs", url },
    fhirVersion: releases[version],
    ...(version === "stu3" ? { acceptUnknown: "both" } : {}),
    format: ["application/fhir+json", "application/fhir+xml"],
    ...(version === "stu3" ? { profile: profileAddresses(version).map((reference) => ({ reference })) } : {}),
    rest: [rest],
  };
}

function resourceOf(type: string, lines: readonly Interaction[], version: FhirVersion): JsonObject {
  const resource: JsonObject = { type };
  if (type === "Observation" && version === "r4") resource.supportedProfile = profileAddresses(version);
  resource.interaction = [...new Set(lines.flatMap((line) => interactionOf(line)))].map((code) => ({ code }));
  const parameters = searchParameters[type];
  if (type === "Task") resource.searchInclude = [...taskIncludes];
  if (parameters) resource.searchParam = parameters;
  const operations = lines.flatMap((line) => operationOf(line, version));
  if (operations.length > 0 && version === "r4") resource.operation = operations;
  return resource;
}

function operationOf({ path }: Interaction, version: FhirVersion): JsonObject[] {
  const [type = "", name = ""] = path.split("/$");
  if (name === "") return [];
  const definition = `http://hl7.org/fhir/OperationDefinition/${type}-${name}`;
  return [{ name, definition: version === "stu3" ? { reference: definition } : definition }];
}

function interactionOf({ method, path }: Interaction): string[] {
  if (path.includes("$")) return [];
  if (method === "GET" && path.endsWith("/[id]")) return ["read"];
  return [codes[method]];
}

function profileAddresses(version: FhirVersion): string[] {
  return profiles.flatMap(({ canonical }) => canonical[version] ?? []);
}
