import { randomUUID } from "node:crypto";
import type { Call } from "./call.ts";
import type { Resource } from "./sender.ts";

/** Parameters that are only about form, or that lead to a page. */
const formal = ["_format", "_cursor", "_pretty"];

/**
 * The first parameter that a search does not know, modifiers (`code:not`) included: an answer that ignored it would say something else
 * than was asked. Null when all are known.
 */
export function unknownParameter(query: URLSearchParams, known: readonly string[]): { expression: string } | null {
  const name = [...query.keys()].find((one) => !known.includes(one));
  if (name === undefined) return null;
  // What was sent is not repeated, unless it can only be a name.
  return { expression: /^[A-Za-z_.:-]{1,60}$/.test(name) ? name : "?" };
}

/** A page of what was found. `next`: where the next page begins, null at the end. `total` only when it is known. */
export function searchSet(
  call: Call,
  resources: readonly Resource[],
  next: string | null = null,
  total?: number,
  included: readonly Resource[] = [],
): Resource {
  const link = [{ relation: "self", url: addressOf(call, null) }];
  if (next !== null) link.push({ relation: "next", url: addressOf(call, next) });
  return {
    resourceType: "Bundle",
    id: randomUUID(),
    type: "searchset",
    ...(total === undefined ? {} : { total }),
    link,
    entry: [
      ...resources.map((resource) => entryOf(call, resource, "match")),
      ...included.map((resource) => entryOf(call, resource, "include")),
    ],
  };
}

function entryOf({ base }: Call, resource: Resource, mode: "match" | "include") {
  return { fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource, search: { mode } };
}

function addressOf({ base, path, query }: Call, cursor: string | null): string {
  const parameters = new URLSearchParams([...query].filter(([name]) => !formal.includes(name)));
  if (cursor !== null) parameters.set("_cursor", cursor);
  const asked = parameters.toString();
  return `${base}/${path}${asked === "" ? "" : `?${asked}`}`;
}
