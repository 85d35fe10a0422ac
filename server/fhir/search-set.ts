import { randomUUID } from "node:crypto";
import type { Call } from "./call.ts";
import type { Resource } from "./sender.ts";

/** Parameters that are only about form, or that lead to a page. */
const formal = ["_format", "_cursor", "_pretty"];

/** A page of what was found. `next`: where the next page begins, null at the end. `total` only when it is known. */
export function searchSet(
  call: Call,
  resources: readonly Resource[],
  next: string | null = null,
  total?: number,
): Resource {
  const link = [{ relation: "self", url: addressOf(call, null) }];
  if (next !== null) link.push({ relation: "next", url: addressOf(call, next) });
  return {
    resourceType: "Bundle",
    id: randomUUID(),
    type: "searchset",
    ...(total === undefined ? {} : { total }),
    link,
    entry: resources.map((resource) => ({
      fullUrl: `${call.base}/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode: "match" },
    })),
  };
}

function addressOf({ base, path, query }: Call, cursor: string | null): string {
  const parameters = new URLSearchParams([...query].filter(([name]) => !formal.includes(name)));
  if (cursor !== null) parameters.set("_cursor", cursor);
  const asked = parameters.toString();
  return `${base}/${path}${asked === "" ? "" : `?${asked}`}`;
}
