import { globSync } from "node:fs";

/** The routes of `app/` as Next serves them, without the folders that only group: "/patients/[patientId]". */
export function readRoutes(root = process.cwd()): string[] {
  return globSync("app/**/{page.tsx,route.ts,route.demo.ts}", { cwd: root }).map(routeOf);
}

/** The route of one file under `app/`. */
export function routeOf(file: string): string {
  const segments = file.split("/").slice(1, -1);
  return `/${segments.filter((segment) => !segment.startsWith("(")).join("/")}`;
}

/** Names of procedures, of which a batch has several. */
const procedures = /^[a-zA-Z.,]{1,300}$/;

/**
 * The template of a path, for the log: ids, one-time links and whatever a stranger types stay out of it. Names of procedures stay, "[unknown]"
 * stands for any other path. Linear in the length of the path.
 */
export function templateOf(path: string, routes: readonly string[]): string {
  const segments = path.split("/", 12);
  const fitting = routes.filter((route) => fits(route.split("/"), segments));
  // "/patients/import" before "/patients/[patientId]".
  const [template = "[unknown]"] = fitting.sort((one, other) => one.split("[").length - other.split("[").length);
  const name = segments[3] ?? "";
  return template === "/api/trpc/[trpc]" && procedures.test(name) ? `/api/trpc/${name}` : template;
}

function fits(route: readonly string[], segments: readonly string[]): boolean {
  const isOpen = route.at(-1)?.startsWith("[...") ?? false;
  if (isOpen ? segments.length < route.length : segments.length !== route.length) return false;
  return route.every((part, at) => part.startsWith("[") || part === segments[at]);
}
