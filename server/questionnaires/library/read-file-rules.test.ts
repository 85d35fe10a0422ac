import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readQuestionnaireFile } from "./read-file.ts";

const calculated = (linkId: string, expression: string) => ({
  ...{ linkId, type: "decimal", text: `Vraag ${linkId}` },
  extension: [
    {
      url: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
      valueExpression: { language: "text/fhirpath", expression },
    },
  ],
});
const read = (...item: object[]) =>
  readQuestionnaireFile(
    { resourceType: "Questionnaire", url: "https://lijst.example/q", version: "2", title: "Lijst", item },
    "r4",
  );
const codes = async (...item: object[]) =>
  (await read(...item)).definition.findings.map(({ severity, code, place }) => `${severity} ${code} ${place}`.trim());

/** 999 characters that take the parser hundreds of milliseconds. */
const slow = `1${"+1".repeat(499)}`;

/** Ticks of a timer during the work, as a part of those in an equally long wait: what of the event loop was left to others. */
async function freeDuring(work: () => Promise<unknown>): Promise<number> {
  const ticksDuring = async (waited: () => Promise<unknown>) => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    const begin = performance.now();
    await waited().finally(() => clearInterval(timer));
    return { ticks, milliseconds: performance.now() - begin };
  };
  const busy = await ticksDuring(work);
  const calm = await ticksDuring(() => wait(busy.milliseconds));
  return busy.ticks / calm.ticks;
}

describe("the expressions of a file", () => {
  it("the only calculated number is the score, several are scales", async () => {
    const one = await read(calculated("s", "1 + 1"));
    expect(one.scoring?.way).toEqual({ kind: "expression", linkId: "s", expression: "1 + 1", questions: ["s"] });
    expect(await codes(calculated("s", "1 + 1"))).toEqual(["marked expression-used s"]);
    const several = [calculated("s", "1 + 1"), calculated("t", "item.where(linkId='s').count()")];
    expect((await read(...several)).scoring?.way).toMatchObject({
      kind: "scales",
      scales: [
        { code: "s", way: { expression: "1 + 1", questions: ["s", "t"] } },
        { code: "t", way: { questions: ["s"] } },
      ],
    });
    expect(await codes(...several)).toEqual(["marked expression-used s", "marked expression-used t"]);
    expect(await codes(calculated("s", "resolve()"))).toEqual(["marked expression-not-used s"]);
  });

  it("are limited in number and length", async () => {
    const many = Array.from({ length: 51 }, (_, index) => calculated(`${index}`, slow));
    expect((await codes(...many))[0]).toBe("refused too-many-expressions");
    expect(await codes(calculated("s", "1"), calculated("long", "1".repeat(1_001)))).toContain(
      "refused expression-too-long long",
    );
  });

  it("one that takes too long refuses the file by name, and leaves the event loop to others meanwhile", async () => {
    const many = Array.from({ length: 50 }, (_, index) => calculated(`${index}`, index === 0 ? "1 + 1" : slow));
    let found: string[] = [];
    const free = await freeDuring(async () => {
      found = await codes(...many);
    });
    expect(found.filter((each) => each.startsWith("refused"))).toEqual([
      expect.stringMatching(/^refused expression-too-slow [1-9]\d?$/),
    ]);
    expect(free).toBeGreaterThan(0.3);
  });

  it("one that only becomes slow over a filled-in questionnaire is refused as well", async () => {
    const questions = Array.from({ length: 300 }, (_, index) => ({ linkId: `q${index}`, type: "boolean", text: "?" }));
    const cubic = "item.select(%resource.item.select(%resource.item.select(%resource.item.count()))).count()";
    expect(await codes(...questions, calculated("s", cubic))).toContain("refused expression-too-slow s");
  });
});
