import { describe, expect, it } from "vitest";
import { openExpressionRunner, runExpressions } from "./expression-runner.ts";

const limits = {
  waitingMax: 3,
  startMilliseconds: 20_000,
  idleMilliseconds: 100,
  memory: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 },
};
const withItems = (count: number) => ({
  questionnaire: { resourceType: "Questionnaire" },
  response: {
    resourceType: "QuestionnaireResponse",
    item: Array.from({ length: count }, (_, index) => ({ linkId: `${index}`, item: [] })),
  },
});
const subject = withItems(3);
/** Minutes of work: a thousand times a thousand times a thousand. */
const endless = "item.select(%resource.item.select(%resource.item.select(%resource.item.count()))).count()";
const values = ({ results }: { results: { value: number | null }[] }) => results.map(({ value }) => value);

describe("expressions of a questionnaire", () => {
  it("one that takes too long is ended with its thread; those before it count, and the next task has a new thread", async () => {
    const run = openExpressionRunner(limits);
    const ended = await run({ expressions: ["1 + 1", endless, "3"], subject: withItems(1_000) }, 500);
    expect({ end: ended.end, values: values(ended) }).toEqual({ end: "time", values: [2] });
    const after = await run({ expressions: ["item.count()"], subject }, 20_000);
    expect({ end: after.end, values: values(after) }).toEqual({ end: "done", values: [3] });
  });

  it("one that takes too much memory is ended too", async () => {
    const memory = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };
    const run = openExpressionRunner({ ...limits, memory });
    const grown = "item.select(%resource.item.select(%resource.item)).count()";
    expect(await run({ expressions: [grown], subject: withItems(2_000) }, 25_000)).toEqual({
      results: [],
      end: "memory",
    });
    expect(await run({ expressions: ["1"], subject }, 20_000)).toMatchObject({ end: "done" });
  });

  it("tasks wait for their turn, their time counts from there, and too many are refused", async () => {
    const run = openExpressionRunner(limits);
    const slow = run({ expressions: [endless], subject: withItems(1_000) }, 1_500);
    const waiting = [1, 2].map(() => run({ expressions: ["1"], subject }, 1_000));
    expect(() => run({ expressions: ["1"], subject }, 1_000)).toThrow("questionnaire.calculating-busy");
    expect((await slow).end).toBe("time");
    expect((await Promise.all(waiting)).map(values)).toEqual([[1], [1]]);
  });

  it("a task that cannot be handed over fails alone: the next one has its turn", async () => {
    const run = openExpressionRunner(limits);
    const uncopied = { ...subject, questionnaire: { item: () => "a function" } };
    expect(await run({ expressions: ["1"], subject: uncopied }, 20_000)).toEqual({ results: [], end: "failed" });
    expect(values(await run({ expressions: ["1 + 1"], subject }, 20_000))).toEqual([2]);
  });

  it("of many at once to one process most are refused, so that they do not keep all connections waiting", async () => {
    const many = Array.from({ length: 10 }, async () => runExpressions({ expressions: ["1"], subject }, 20_000));
    const done = (await Promise.allSettled(many)).filter(({ status }) => status === "fulfilled");
    expect(done).toHaveLength(4);
  });

  it("a thread without work ends, and the next task starts another", async () => {
    const run = openExpressionRunner(limits);
    for (let turn = 0; turn < 2; turn++) {
      expect(values(await run({ expressions: ["1 + 1"], subject }, 20_000))).toEqual([2]);
      await new Promise((settle) => setTimeout(settle, 300));
    }
  });

  it("a thread that cannot start is a failure, never a wait", async () => {
    const run = openExpressionRunner({ ...limits, startMilliseconds: 1 });
    expect(await run({ expressions: ["1"], subject }, 20_000)).toEqual({ results: [], end: "failed" });
  });
});
