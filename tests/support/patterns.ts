import { globSync, readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { parseSync, type Statement, Visitor } from "oxc-parser";

/** A regular expression of the product; `built` by `new RegExp`, from texts of its own module. */
export type Pattern = { place: string; source: string; flags: string };

const modules = "{app,components,db,server}/**/*.{ts,tsx}";

/** Every regular expression in the source of the product, once. @throws for one that is built of something else than texts of its module. */
export function productPatterns(): Pattern[] {
  const paths = [...globSync(modules), ...globSync("*.ts")].filter((path) => !/\.test\.tsx?$/.test(path)).sort();
  const all = paths.flatMap((path) => patternsIn(path, readFileSync(path, "utf8")));
  return [...new Map(all.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern])).values()];
}

function patternsIn(path: string, text: string): Pattern[] {
  const placeOf = (start: number) => `${path}:${text.slice(0, start).split("\n").length}`;
  const found: Pattern[] = [];
  const built: { start: number; end: number }[] = [];
  const { program } = parseSync(path, text);
  const texts = program.body.filter(isText).map(({ start, end }) => text.slice(start, end));
  new Visitor({
    Literal(node) {
      if (!("regex" in node)) return;
      found.push({ place: placeOf(node.start), source: node.regex.pattern, flags: node.regex.flags });
    },
    NewExpression(node) {
      if (node.callee.type === "Identifier" && node.callee.name === "RegExp") built.push(node);
    },
  }).visit(program);
  for (const { start, end } of built) {
    const made = `(() => { ${texts.join("\n")}\nconst made = ${text.slice(start, end)}; return [made.source, made.flags]; })()`;
    const [source, flags] = evaluated(made, placeOf(start));
    found.push({ place: placeOf(start), source, flags });
  }
  return found;
}

/** A constant text of the module. */
function isText(statement: Statement): boolean {
  return (
    statement.type === "VariableDeclaration" &&
    statement.declarations.every(({ init }) => init?.type === "Literal" || init?.type === "TemplateLiteral")
  );
}

function evaluated(code: string, place: string): [string, string] {
  try {
    const [source, flags]: unknown[] = runInNewContext(code);
    return [String(source), String(flags)];
  } catch (cause) {
    throw new Error(`${place} builds a regular expression that cannot be read from its module`, { cause });
  }
}
