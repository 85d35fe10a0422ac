import type { Node } from "libpg-query";
import { bare, names } from "./syntax.ts";

/** The columns of one item in FROM, by name; undefined for a value that nothing binds. */
export type Relation = Map<string, string | undefined>;
export type Output = { name: string; column: string | undefined };
/** What names mean at one level of a query. */
export type Scope = { relations: Map<string, Relation>; queries: Map<string, Relation>; outer: Scope | undefined };

export function scopeIn(outer?: Scope): Scope {
  return { relations: new Map(), queries: new Map(), outer };
}

export function relationOf(outputs: Output[]): Relation {
  return new Map(outputs.map(({ name, column }) => [name, column]));
}

/** The relation that WITH gave this name. */
export function queryNamed(name: string, scope: Scope | undefined): Relation | undefined {
  return scope && (scope.queries.get(name) ?? queryNamed(name, scope.outer));
}

/** The column that a name means: of the relation it is qualified with, or of the first that has it. */
export function resolve(path: string[], scope: Scope | undefined): string | undefined {
  if (!scope) return undefined;
  const [qualifier, name = ""] = path.length > 1 ? path.slice(-2) : [undefined, path[0]];
  const relation =
    qualifier === undefined
      ? [...scope.relations.values()].find((each) => each.has(name))
      : scope.relations.get(qualifier);
  return relation ? relation.get(name) : resolve(path, scope.outer);
}

/** `["patient", "organization_id"]`, with "*" for all columns. */
export function pathOf(expression: Node | undefined): string[] | undefined {
  const node = bare(expression);
  if (!node || !("ColumnRef" in node)) return undefined;
  return (node.ColumnRef.fields ?? []).flatMap((field) => ("A_Star" in field ? "*" : names([field])));
}

export function renamed(outputs: Output[], aliases: string[]): Output[] {
  return outputs.map((output, index) => ({ ...output, name: aliases[index] ?? output.name }));
}
