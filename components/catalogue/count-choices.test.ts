import { expect, it } from "vitest";
import type { Expectation, ServiceMeaning } from "#server/catalogue/contract.ts";
import { countChoices, countedNow, groupsOf } from "./count-choices.ts";

const row = (need: Expectation["need"], groupKey: string, kind: Expectation["kind"] = "practice"): Expectation => ({
  kind,
  need,
  groupKey,
  source: "MedMij-catalogus",
  sourceDate: "2026-06-19",
});
const service = (serviceId: string, expectations: Expectation[]): ServiceMeaning => ({
  serviceId,
  name: `Dienst ${serviceId}`,
  offeredCount: 0,
  meaning: null,
  expectations,
});
const gp = service("49", [row("required", "gp-record"), row("prescription", "medication")]);
const documents = service("51", [row("usual", "documents")]);
const said = (serviceId: string | null, services: ServiceMeaning[]) =>
  countChoices("practice", serviceId, groupsOf(services)).map(({ id, others }) => [
    id,
    others.map((other) => other.serviceId),
  ]);

it("a new service can join an existing group or stand alone", () => {
  expect(said(null, [gp, documents])).toEqual([
    ["required gp-record", ["49"]],
    ["required", []],
    ["usual documents", ["51"]],
    ["usual", []],
  ]);
});

it("a service that is alone in its group keeps that group when it stays alone", () => {
  expect(said("49", [gp, documents])).toEqual([
    ["required gp-record", []],
    ["usual documents", ["51"]],
    ["usual", []],
  ]);
});

it("the current group of a service is among its choices, per kind of organization", () => {
  expect(countedNow("practice", gp.expectations)).toEqual({ group: "required gp-record", isPrescription: true });
  expect(countedNow("pharmacy", gp.expectations)).toEqual({ group: "none", isPrescription: false });
});
