import { beforeEach, describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { answerQuestion } from "#server/connections/case/answer-question.ts";
import { changeStep } from "#server/connections/case/change-step.ts";
import { chooseConnection } from "#server/connections/case/choose-connection.ts";
import { getCase } from "#server/connections/case/get-case.ts";
import { releaseConnection } from "#server/connections/case/release-connection.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { connectionDesk } from "#tests/support/connections.ts";
import { type ListedProvider, publish } from "#tests/support/register-world.ts";
import { owner } from "#tests/support/world.ts";

const linde: ListedProvider = {
  name: "huisartsdelinde@medmij",
  services: { "49": "a.example" },
  identifiers: [["AGB", "01999901"]],
};
const eik: ListedProvider = { name: "huisartsdeeik@medmij", services: { "49": "a.example" } };

beforeEach(async () => {
  await owner`update organization set agb = null`;
  await publish("ZAL", [eik]);
  await publish("ZAKL", [eik]);
});

const watch = () => watchConnections(grant(systemActor("worker"), "connection.watch"));
const comes = async () => {
  await publish("ZAKL", [linde, eik]);
  await publish("ZAL", [linde, eik]);
  await watch();
};
const goes = async () => {
  await publish("ZAL", [eik]);
  await watch();
};

/** The open and the finished steps, in the order of the screen. */
async function stepsOn({ read }: Awaited<ReturnType<typeof connectionDesk>>) {
  const { steps } = await getCase(read);
  const kinds = (isDone: boolean) => steps.filter((step) => (step.doneAt !== null) === isDone).map((step) => step.kind);
  return { open: kinds(false), done: kinds(true) };
}

async function finish({ read, step }: Awaited<ReturnType<typeof connectionDesk>>, kind: string) {
  const found = (await getCase(read)).steps.find((each) => each.kind === kind && each.doneAt === null);
  await changeStep(step, { stepId: found?.stepId ?? "", isDone: true });
}

describe("steps follow the register", () => {
  it("choosing the register entry ends the step that asks for it, and releasing it brings the step back", async () => {
    const desk = await connectionDesk();
    await answerQuestion(desk.answer, { question: "has-gateway", answer: "yes" });
    expect(await stepsOn(desk)).toEqual({ open: ["choose-register-entry", "check-again"], done: [] });
    await chooseConnection(desk.choose, { providerName: eik.name, from: "search" });
    expect(await stepsOn(desk)).toEqual({ open: ["tell-patients"], done: [] });
    expect((await getCase(desk.read)).steps[0]).toMatchObject({ ownerName: "Ria" });
    await releaseConnection(desk.choose, { providerName: eik.name });
    expect(await stepsOn(desk)).toEqual({ open: ["choose-register-entry", "check-again"], done: [] });
  });

  it("a list that names the practice ends the step that asks the gateway to register it", async () => {
    const desk = await connectionDesk({ agb: "01999901" });
    await answerQuestion(desk.answer, { question: "has-gateway", answer: "programme" });
    expect((await stepsOn(desk)).open).toEqual(["ask-gateway-registration", "check-again"]);
    await comes();
    expect(await stepsOn(desk)).toEqual({ open: ["tell-patients"], done: [] });
  });

  it("nothing is asked of a practice that never answered", async () => {
    const desk = await connectionDesk({ agb: "01999901" });
    await comes();
    expect(await getCase(desk.read)).toMatchObject({ caseId: null, steps: [] });
  });
});

describe("a connection that lapses", () => {
  it("reopens the steps that were done before it, each time, and keeps the finished ones visible", async () => {
    const desk = await connectionDesk({ agb: "01999901" });
    await answerQuestion(desk.answer, { question: "has-gateway", answer: "programme" });
    await finish(desk, "ask-gateway-registration");
    await comes();
    await finish(desk, "tell-patients");
    await goes();
    expect(await stepsOn(desk)).toEqual({
      open: ["ask-gateway-registration", "check-again"],
      done: ["ask-gateway-registration", "tell-patients"],
    });
    await finish(desk, "ask-gateway-registration");
    await watch();
    expect((await stepsOn(desk)).open).toEqual(["check-again"]);
    await comes();
    expect((await stepsOn(desk)).open).toEqual(["tell-patients"]);
    await goes();
    expect((await stepsOn(desk)).open).toEqual(["ask-gateway-registration", "check-again"]);
  });

  it("asks the gateway to register a practice that had no gateway before, and not to request one again", async () => {
    const desk = await connectionDesk({ agb: "01999901" });
    await answerQuestion(desk.answer, { question: "has-gateway", answer: "no" });
    expect((await stepsOn(desk)).open).toContain("request-gateway");
    await comes();
    expect((await stepsOn(desk)).open).toEqual(["tell-patients"]);
    await goes();
    expect((await stepsOn(desk)).open).toEqual(["ask-gateway-registration", "check-again"]);
  });

  it("is not the same as a list that is too old to tell: steps done then stay done", async () => {
    const desk = await connectionDesk({ agb: "01999901" });
    await answerQuestion(desk.answer, { question: "has-gateway", answer: "programme" });
    await finish(desk, "ask-gateway-registration");
    await owner`update register_version set stamped_at = stamped_at - interval '90 days', confirmed_at = confirmed_at - interval '90 days'`;
    await answerQuestion(desk.answer, { question: "in-register", answer: "unknown" });
    await publish("ZAKL", [eik]);
    await goes();
    expect(await stepsOn(desk)).toEqual({ open: ["check-again"], done: ["ask-gateway-registration"] });
  });
});
