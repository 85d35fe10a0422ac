import { describe, expect, it } from "vitest";
import { readStatement, type Tables } from "./reading.ts";
import { parse } from "./syntax.ts";

const tables: Tables = new Map([
  ["patient", new Set(["organization_id", "patient_id", "sort_name"])],
  ["task", new Set(["organization_id", "patient_id", "task_id"])],
  ["person", new Set(["person_id", "name"])],
]);

/** The tables of a statement, with "!" behind those that no organization binds. */
function read(text: string): string[] {
  return parse(text)
    .flatMap((statement) => readStatement(statement, tables))
    .map(({ table, isWritten, isBound }) => `${isWritten ? "writes " : ""}${table}${isBound ? "" : "!"}`)
    .sort();
}

describe("a table is bound to an organization", () => {
  it.each([
    ["by a parameter", "select from patient where organization_id = $1 and patient_id = $2"],
    ["by a cast parameter", "select from patient p where $1::uuid = p.organization_id"],
    ["as a part of a row", "select from patient where (organization_id, patient_id) = ($1, $2)"],
    [
      "by an inner join, either way round",
      "select from task t join patient p on p.organization_id = t.organization_id where p.organization_id = $1",
    ],
    [
      "by an outer join to a bound one",
      "select from patient p left join task t on t.organization_id = p.organization_id where p.organization_id = $1",
    ],
    ["by USING", "select from patient left join task using (organization_id, patient_id) where organization_id = $1"],
    [
      "in a sub-query that looks at the outer row",
      "select from patient p where p.organization_id = $1 and exists (select from task t where t.organization_id = p.organization_id)",
    ],
    [
      "by a CTE",
      "with mine as (select organization_id as place from patient where organization_id = $1) select from task, mine where task.organization_id = mine.place",
    ],
    [
      "by the rows of IN",
      "select from task where (organization_id, patient_id) in (select organization_id, patient_id from patient where organization_id = $1)",
    ],
    [
      "by both halves of a union",
      "select from task join (select organization_id from patient where organization_id = $1 union all select $1::uuid) u on u.organization_id = task.organization_id",
    ],
  ])("%s", (_, text) => {
    expect(read(text).filter((use) => use.endsWith("!") && !use.startsWith("person"))).toEqual([]);
  });

  it("when it is written: by the value of its column, or by its condition", () => {
    expect(read("insert into task (organization_id, task_id) values ($1, $2), ($1, $3)")).toEqual(["writes task"]);
    expect(
      read(
        "insert into task (task_id, organization_id) select patient_id, organization_id from patient where organization_id = $1",
      ),
    ).toEqual(["patient", "writes task"]);
    expect(
      read(
        "update task t set task_id = $2 from patient p where p.organization_id = $1 and t.organization_id = p.organization_id",
      ),
    ).toEqual(["patient", "writes task"]);
    expect(
      read(
        "delete from task using patient p where p.organization_id = task.organization_id and task.organization_id = $1",
      ),
    ).toEqual(["patient", "writes task"]);
  });
});

describe("a table is not bound", () => {
  it.each([
    ["without a condition", "select from patient where patient_id = $1", ["patient!"]],
    ["by one branch of OR", "select from patient where organization_id = $1 or patient_id = $2", ["patient!"]],
    ["by NOT", "select from patient where not organization_id = $1", ["patient!"]],
    ["by a list of organizations", "select from patient where organization_id = any($1)", ["patient!"]],
    [
      "by a bound table of which only the patient is compared",
      "select from task t join patient p using (patient_id) where p.organization_id = $1",
      ["patient", "task!"],
    ],
    [
      "on the outer side of an outer join",
      "select from patient p left join task t on t.organization_id = $1 and p.organization_id = $1",
      ["patient!", "task"],
    ],
    [
      "by a sub-query inside it",
      "select from patient p where exists (select from task t where t.organization_id = $1 and t.organization_id = p.organization_id)",
      ["patient!", "task"],
    ],
    [
      "inside a sub-query whose rows are only bound outside",
      "select from (select organization_id from patient limit 1) p where p.organization_id = $1",
      ["patient!"],
    ],
    [
      "by a union of which one half is free",
      "select from task join (select organization_id from patient union all select $1) u on u.organization_id = task.organization_id",
      ["patient!", "task!"],
    ],
    ["when another column is written", "insert into task (task_id) values ($1)", ["writes task!"]],
    ["when one row of several is free", "insert into task (organization_id) values ($1), (default)", ["writes task!"]],
    ["when it is written whole", "update task set organization_id = $1", ["writes task!"]],
    ["when it is copied into", "copy task (organization_id) from stdin", ["writes task!"]],
  ])("%s", (_, text, uses) => {
    expect(read(text)).toEqual(uses);
  });
});

it("a table or a kind of statement that nobody described is an error, not a silence", () => {
  expect(() => read("select from elsewhere")).toThrow("No such table");
  expect(() => read("truncate task")).toThrow("TruncateStmt");
  expect(() => read("selec 1")).toThrow();
});
