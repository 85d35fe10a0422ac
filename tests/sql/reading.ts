import type {
  DeleteStmt,
  InsertStmt,
  JoinExpr,
  Node,
  RangeVar,
  SelectStmt,
  SubLink,
  UpdateStmt,
  WithClause,
} from "libpg-query";
import { Derivation, given } from "./derivation.ts";
import {
  type Output,
  pathOf,
  queryNamed,
  type Relation,
  relationOf,
  renamed,
  resolve,
  type Scope,
  scopeIn,
} from "./scope.ts";
import { bare, conjuncts, equalities, names, rowTypeOf, subLinks } from "./syntax.ts";

/** Tables with their columns. */
export type Tables = ReadonlyMap<string, ReadonlySet<string>>;

/** One mention of a table in a statement. `isBound`: its organization is a parameter, or equal to one that is. */
export type TableUse = { table: string; isWritten: boolean; isBound: boolean };

const tenant = "organization_id";
/** Statements that name no row of a table. */
const rowless = /^(Transaction|VariableSet|VariableShow|Listen|Notify|Unlisten|Discard|Create|Vacuum)Stmt$/;
/** Neither is a table of the schema: those of PostgreSQL itself, and a temporary one of a transaction. */
const isOutside = (name: string) => /^pg_|_stage$/.test(name);

/** Which tables a statement uses and whether each is bound to an organization; throws at what it does not know. */
export function readStatement(statement: Node, tables: Tables): TableUse[] {
  const uses: { table: string; isWritten: boolean; column: string }[] = [];
  const derivation = new Derivation();
  let count = 0;

  function derived(...from: (string | undefined)[]): string {
    const column = `derived ${count++}`;
    derivation.add(column, ...from);
    return column;
  }

  /** A mention of a table of the schema; what belongs to PostgreSQL or to the queue has no columns here. */
  function table({ relname = "", schemaname }: RangeVar, isWritten = false): Relation {
    const columns = schemaname ? undefined : tables.get(relname);
    if (!columns) {
      if (!schemaname && !isOutside(relname)) throw new Error(`No such table: ${relname}`);
      return new Map();
    }
    const mention = `${relname} ${count++}`;
    uses.push({ table: relname, isWritten, column: `${mention} ${tenant}` });
    return new Map([...columns].map((name) => [name, `${mention} ${name}`]));
  }

  function withQueries(clause: WithClause | undefined, scope: Scope): void {
    for (const node of clause?.ctes ?? []) {
      if (!("CommonTableExpr" in node)) continue;
      const { ctename = "", ctequery, aliascolnames } = node.CommonTableExpr;
      if (clause?.recursive) scope.queries.set(ctename, new Map());
      scope.queries.set(ctename, relationOf(renamed(query(ctequery, scope), names(aliascolnames))));
    }
  }

  function query(node: Node | undefined, outer?: Scope): Output[] {
    if (!node) return [];
    if ("SelectStmt" in node) return select(node.SelectStmt, outer);
    if ("InsertStmt" in node) return insert(node.InsertStmt, outer);
    if ("UpdateStmt" in node) return change(node.UpdateStmt, outer);
    if ("DeleteStmt" in node) return change(node.DeleteStmt, outer);
    if ("CopyStmt" in node) {
      if (node.CopyStmt.relation) table(node.CopyStmt.relation, node.CopyStmt.is_from);
      return query(node.CopyStmt.query, outer);
    }
    const [kind = ""] = Object.keys(node);
    if (!rowless.test(kind)) throw new Error(`The laws on SQL do not know ${kind}`);
    return [];
  }

  function select(statement: SelectStmt, outer?: Scope): Output[] {
    const scope = scopeIn(outer);
    withQueries(statement.withClause, scope);
    if (statement.larg && statement.rarg) {
      const [left, right] = [select(statement.larg, scope), select(statement.rarg, scope)];
      return left.map(({ name, column }, index) => ({ name, column: derived(column, right[index]?.column) }));
    }
    if (statement.valuesLists) return values(statement.valuesLists, scope);
    for (const item of statement.fromClause ?? []) from(item, scope);
    where(statement.whereClause, scope, [...scope.relations.values()]);
    const { withClause: _, fromClause: __, whereClause: ___, targetList, ...rest } = statement;
    nested(rest, scope);
    return outputs(targetList, scope);
  }

  function values(lists: Node[], scope: Scope): Output[] {
    const rows = lists.map((list) => ("List" in list ? (list.List.items ?? []) : []));
    return (rows[0] ?? []).map((_, index) => ({
      name: `column${index + 1}`,
      column: derived(...rows.map((row) => boundBy(row[index], scope))),
    }));
  }

  function insert(statement: InsertStmt, outer?: Scope): Output[] {
    const scope = scopeIn(outer);
    withQueries(statement.withClause, scope);
    const rows = query(statement.selectStmt, scope);
    const target = table(statement.relation ?? {}, true);
    const named = statement.cols?.flatMap((node) => ("ResTarget" in node ? (node.ResTarget.name ?? "") : [])) ?? [
      ...target.keys(),
    ];
    bind(target.get(tenant), rows[named.indexOf(tenant)]?.column);
    scope.relations.set(statement.relation?.alias?.aliasname ?? statement.relation?.relname ?? "", target);
    scope.relations.set("excluded", target);
    nested(statement.onConflictClause, scope);
    return outputs(statement.returningClause?.exprs, scope);
  }

  /** UPDATE … FROM and DELETE … USING. */
  function change(statement: UpdateStmt & DeleteStmt, outer?: Scope): Output[] {
    const { relation = {}, withClause, fromClause, usingClause, whereClause, targetList, returningClause } = statement;
    const scope = scopeIn(outer);
    withQueries(withClause, scope);
    scope.relations.set(relation.alias?.aliasname ?? relation.relname ?? "", table(relation, true));
    for (const item of fromClause ?? usingClause ?? []) from(item, scope);
    where(whereClause, scope, [...scope.relations.values()]);
    nested(targetList, scope);
    return outputs(returningClause?.exprs, scope);
  }

  /** Adds an item of FROM to the scope; returns the relations that it consists of. */
  function from(item: Node, scope: Scope): Relation[] {
    if ("JoinExpr" in item) return join(item.JoinExpr, scope);
    const [alias, relation] = named(item, scope);
    scope.relations.set(alias, relation);
    return [relation];
  }

  function named(item: Node, scope: Scope): [string, Relation] {
    if ("RangeVar" in item) {
      const { relname = "", schemaname, alias } = item.RangeVar;
      const known = schemaname ? undefined : queryNamed(relname, scope);
      return [alias?.aliasname ?? relname, known ?? table(item.RangeVar)];
    }
    if ("RangeSubselect" in item) {
      const { alias, subquery } = item.RangeSubselect;
      const rows = renamed(query(subquery, scope), names(alias?.colnames));
      return [
        alias?.aliasname ?? `unnamed ${count++}`,
        relationOf(rows.map((row) => ({ ...row, column: derived(row.column) }))),
      ];
    }
    if ("RangeFunction" in item) {
      const { alias, coldeflist = [], functions } = item.RangeFunction;
      nested(functions, scope);
      const declared = coldeflist.flatMap((node) => ("ColumnDef" in node ? (node.ColumnDef.colname ?? "") : []));
      const rows = tables.get(rowTypeOf(functions) ?? "") ?? [];
      const mention = `function ${count++}`;
      const columns = [...names(alias?.colnames), ...declared, ...rows];
      return [alias?.aliasname ?? mention, new Map(columns.map((name) => [name, `${mention} ${name}`]))];
    }
    throw new Error(`The laws on SQL do not know ${Object.keys(item).join()} in FROM`);
  }

  function join({ larg, rarg, jointype, quals, usingClause }: JoinExpr, scope: Scope): Relation[] {
    const left = larg ? from(larg, scope) : [];
    const right = rarg ? from(rarg, scope) : [];
    // An outer join keeps the rows of its outer side whatever the condition says, so that binds only the other side.
    const bindsLeft = jointype === "JOIN_INNER" || jointype === "JOIN_RIGHT" || jointype === undefined;
    const bindsRight = jointype === "JOIN_INNER" || jointype === "JOIN_LEFT" || jointype === undefined;
    where(quals, scope, [...(bindsLeft ? left : []), ...(bindsRight ? right : [])]);
    for (const name of names(usingClause)) {
      const [one, other] = [left, right].map((side) => side.find((each) => each.has(name))?.get(name));
      if (bindsLeft) bind(one, other);
      if (bindsRight) bind(other, one);
    }
    return [...left, ...right];
  }

  /** What a condition says about the columns of `targets`. */
  function where(condition: Node | undefined, scope: Scope, targets: Relation[]): void {
    nested(condition, scope);
    const own = new Set(targets.flatMap((relation) => [...relation.values()]));
    const bindOwn = (column: string | undefined, value: string | undefined) => own.has(column) && bind(column, value);
    for (const [one, other] of equalities(condition)) {
      const [left, right] = [boundBy(one, scope), boundBy(other, scope)];
      bindOwn(left, right);
      bindOwn(right, left);
    }
    for (const node of conjuncts(condition)) {
      if (!("SubLink" in node) || node.SubLink.subLinkType !== "ANY_SUBLINK") continue;
      const { testexpr } = node.SubLink;
      const row = testexpr && "RowExpr" in testexpr ? testexpr.RowExpr.args : testexpr && [testexpr];
      for (const [index, part] of (row ?? []).entries())
        bindOwn(boundBy(part, scope), rowsOf(node.SubLink, scope)[index]?.column);
    }
  }

  const bind = (column: string | undefined, value: string | undefined) =>
    column && value && derivation.add(column, value);

  /** The sub-queries in expressions, each read once. */
  const read = new Map<SubLink, Output[]>();
  function rowsOf(link: SubLink, scope: Scope): Output[] {
    const rows = read.get(link) ?? query(link.subselect, scope);
    read.set(link, rows);
    return rows;
  }
  function nested(tree: unknown, scope: Scope): void {
    for (const link of subLinks(tree)) rowsOf(link, scope);
  }

  function outputs(targets: Node[] | undefined, scope: Scope): Output[] {
    nested(targets, scope);
    return (targets ?? []).flatMap((node): Output[] => {
      if (!("ResTarget" in node)) return [];
      const { name, val } = node.ResTarget;
      const path = pathOf(val);
      if (path?.at(-1) !== "*") return [{ name: name ?? path?.at(-1) ?? "", column: boundBy(val, scope) }];
      const relations = path.length > 1 ? [scope.relations.get(path[0] ?? "") ?? new Map()] : scope.relations.values();
      return [...relations].flatMap((relation) => [...relation].map(([each, column]) => ({ name: each, column })));
    });
  }

  /** The column or parameter that gives an expression its value. */
  function boundBy(expression: Node | undefined, scope: Scope): string | undefined {
    const node = bare(expression);
    if (!node) return undefined;
    if ("ParamRef" in node || "A_Const" in node) return given;
    if ("SubLink" in node && node.SubLink.subLinkType === "EXPR_SUBLINK") return rowsOf(node.SubLink, scope)[0]?.column;
    const path = pathOf(node);
    return path && resolve(path, scope);
  }

  query(statement);
  const bound = derivation.boundColumns();
  return uses.map(({ table, isWritten, column }) => ({ table, isWritten, isBound: bound.has(column) }));
}
