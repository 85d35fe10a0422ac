import { globSync, readFileSync } from "node:fs";
import { type Role, roles } from "#db/terms/people.ts";
import { routeOf } from "#server/run/route-templates.ts";

/** Who asks: somebody with a role here, or one of these. */
export type Asker = "out" | "halfway" | "locked" | "elsewhere" | "cross-site" | Role;

/** One request that is really made of a route, with the status that each asker gets. */
export type RouteRow = {
  method: string;
  route: string;
  statuses: ReadonlyMap<Asker, number>;
  /** The address after the route's own, or instead of it; `{proof}` and the like are filled in by the suite. */
  address: string;
  /** JSON, or fields of a form; null without one. */
  body: string | null;
};

const columns: Record<string, Asker> = {
  out: "out",
  hlf: "halfway",
  lck: "locked",
  oth: "elsewhere",
  "x-s": "cross-site",
  gp: "general-practitioner",
  poh: "practice-nurse",
  ass: "practice-assistant",
  mgr: "practice-manager",
  pha: "pharmacist",
  all: "alliance-staff",
  prv: "privacy-officer",
  adm: "administrator",
};

export const routeMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Each exported method of each route file, as "GET /api/health". */
export function routesInCode(): string[] {
  const files = globSync("app/**/{route.ts,route.demo.ts}");
  return files.flatMap((file) => methodsIn(readFileSync(file, "utf8")).map((method) => `${method} ${routeOf(file)}`));
}

function methodsIn(text: string): string[] {
  const exported = text.split("\n").filter((line) => line.startsWith("export "));
  return routeMethods.filter((method) => exported.some((line) => new RegExp(`\\b${method}\\b`).test(line)));
}

/** The table of routes.txt. */
export function readRouteTable(text = readFileSync("tests/access/routes.txt", "utf8")): RouteRow[] {
  const [head = "", ...lines] = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const askers = head.replace("asked as", "").trim().split(/\s+/).map(askerOf);
  if (new Set(askers).size !== roles.length + 5) throw new Error("the routes do not name every asker once");
  return lines.map((line) => readRow(line, askers));
}

function readRow(line: string, askers: readonly Asker[]): RouteRow {
  const [method = "", route = "", ...rest] = line.trim().split(/\s+/);
  const statuses = new Map<Asker, number>();
  for (const [at, asker] of askers.entries()) statuses.set(asker, Number(rest[at]));
  if ([...statuses.values()].some((status) => !(status >= 100 && status < 500))) {
    throw new Error(`the routes cannot be read at ${method} ${route}`);
  }
  const [address = "", ...body] = rest.slice(askers.length);
  return { method, route, statuses, address, body: body.length > 0 ? body.join(" ") : null };
}

function askerOf(heading: string): Asker {
  const asker = columns[heading];
  if (!asker) throw new Error(`the routes have an unknown column ${heading}`);
  return asker;
}
