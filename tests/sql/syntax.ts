import { loadModule, type Node, parseSync, type SubLink } from "libpg-query";

// What the laws on SQL ask of PostgreSQL's own parse tree.

await loadModule();

/** The statements of a text; throws where PostgreSQL would not parse it. */
export function parse(text: string): Node[] {
  return (parseSync(text).stmts ?? []).flatMap(({ stmt }) => stmt ?? []);
}

export function names(nodes: Node[] = []): string[] {
  return nodes.flatMap((node) => ("String" in node ? (node.String.sval ?? "") : []));
}

/** What stands under a cast or a collation. */
export function bare(node: Node | undefined): Node | undefined {
  if (!node) return undefined;
  if ("TypeCast" in node) return bare(node.TypeCast.arg);
  if ("CollateClause" in node) return bare(node.CollateClause.arg);
  return node;
}

/** The parts of a condition that all have to be true. */
export function conjuncts(node: Node | undefined): Node[] {
  if (!node) return [];
  if ("BoolExpr" in node && node.BoolExpr.boolop === "AND_EXPR") return (node.BoolExpr.args ?? []).flatMap(conjuncts);
  return [node];
}

/** The pairs that a condition says are equal, whatever else it asks; rows are taken apart. */
export function equalities(condition: Node | undefined): [Node, Node][] {
  return conjuncts(condition).flatMap((node): [Node, Node][] => {
    if (!("A_Expr" in node)) return [];
    const { kind, name, lexpr, rexpr } = node.A_Expr;
    if (kind !== "AEXPR_OP" || names(name).join() !== "=" || !lexpr || !rexpr) return [];
    if (!("RowExpr" in lexpr) || !("RowExpr" in rexpr)) return [[lexpr, rexpr]];
    return zip(lexpr.RowExpr.args, rexpr.RowExpr.args);
  });
}

function zip(left: Node[] = [], right: Node[] = []): [Node, Node][] {
  return left.flatMap((one, index): [Node, Node][] => {
    const other = right[index];
    return other ? [[one, other]] : [];
  });
}

/** The table whose rows a function in FROM makes: `json_populate_recordset(null::measurement, …)`. */
export function rowTypeOf(functions: Node[] = []): string | undefined {
  const [call] = functions.flatMap((node) => ("List" in node ? (node.List.items?.[0] ?? []) : []));
  const [row] = call && "FuncCall" in call ? (call.FuncCall.args ?? []) : [];
  return row && "TypeCast" in row ? names(row.TypeCast.typeName?.names).at(-1) : undefined;
}

/** The outermost sub-queries of expressions: EXISTS, IN, scalar ones. */
export function subLinks(tree: unknown): SubLink[] {
  if (Array.isArray(tree)) return tree.flatMap(subLinks);
  if (typeof tree !== "object" || tree === null) return [];
  const node = asNode(tree);
  if ("SubLink" in node) return [node.SubLink, ...subLinks(node.SubLink.testexpr)];
  return Object.values(tree).flatMap(subLinks);
}

/** Guarantee: only objects below a parse tree come here; a node is told by its one key, and what is no node has none of those keys. */
function asNode(tree: object): Node {
  return tree as Node;
}
