import { randomUUID } from "node:crypto";
import type { ReadRequest } from "./interaction.ts";
import type { Resource } from "./resource.ts";

/** Parameters of format and paging, left out of links. */
const formal = ["_format", "_cursor", "_pretty"];

/**
 * The first parameter that a search does not support, modifiers (`code:not`) included: ignoring it would answer another question than was
 * asked. Null when all are supported.
 */
export function unknownParameter(query: URLSearchParams, known: readonly string[]): { expression: string } | null {
  const name = [...query.keys()].find((one) => !known.includes(one));
  if (name === undefined) return null;
  // Content that was sent is never repeated; this can only be a name.
  return { expression: /^[A-Za-z_.:-]{1,60}$/.test(name) ? name : "?" };
}

/** A page of a searchset. `next`: cursor of the next page, null at the end. */
export function searchSet(
  request: ReadRequest,
  resources: readonly Resource[],
  next: string | null = null,
  total?: number,
  included: readonly Resource[] = [],
): Resource {
  const link = [{ relation: "self", url: addressOf(request, null) }];
  if (next !== null) link.push({ relation: "next", url: addressOf(request, next) });
  return {
    resourceType: "Bundle",
    id: randomUUID(),
    type: "searchset",
    ...(total === undefined ? {} : { total }),
    link,
    entry: [
      ...resources.map((resource) => entryOf(request, resource, "match")),
      ...included.map((resource) => entryOf(request, resource, "include")),
    ],
  };
}

function entryOf({ base }: ReadRequest, resource: Resource, mode: "match" | "include") {
  return { fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource, search: { mode } };
}

function addressOf({ base, path, query }: ReadRequest, cursor: string | null): string {
  const parameters = new URLSearchParams([...query].filter(([name]) => !formal.includes(name)));
  if (cursor !== null) parameters.set("_cursor", cursor);
  const asked = parameters.toString();
  return `${base}/${path}${asked === "" ? "" : `?${asked}`}`;
}
