import { expect, it } from "vitest";
import { contentTypeOf, formatOfBody, formatOfResponse } from "./media-type.ts";

it("the format of a body is recognized from every media type FHIR has used", () => {
  for (const type of [
    "application/fhir+json",
    "application/json+fhir; charset=UTF-8",
    "application/json",
    "text/json",
  ]) {
    expect(formatOfBody(type, "stu3"), type).toEqual({ ok: true, format: "json" });
  }
  for (const type of ["application/fhir+xml; fhirVersion=3.0", "application/xml+fhir", "text/xml;charset=utf-8"]) {
    expect(formatOfBody(type, "stu3"), type).toEqual({ ok: true, format: "xml" });
  }
});

it("a body of another release than the base URL is refused", () => {
  expect(formatOfBody("application/fhir+json; fhirVersion=4.0", "stu3")).toMatchObject({
    ok: false,
    reason: "version",
  });
  expect(formatOfBody('application/fhir+json; fhirVersion="3.0"', "stu3")).toEqual({ ok: true, format: "json" });
  expect(formatOfBody("application/fhir+json; fhirVersion=4.0.1", "r4")).toEqual({ ok: true, format: "json" });
});

it("a body without a type, of an unknown type or in another charset is refused", () => {
  for (const type of [
    undefined,
    "",
    "text/plain",
    "multipart/form-data",
    "__proto__",
    "application/json; charset=utf-16",
  ]) {
    expect(formatOfBody(type, "r4"), type).toMatchObject({ ok: false, reason: "media-type" });
  }
});

it("a response is in the format with the highest weight", () => {
  const ask = (accept?: string, format?: string) => formatOfResponse({ accept, format }, "stu3");
  expect(ask("application/fhir+xml;q=0.5, application/fhir+json")).toEqual({ ok: true, format: "json" });
  expect(ask("text/html, application/fhir+xml;fhirVersion=3.0, */*;q=0.1")).toEqual({ ok: true, format: "xml" });
  expect(ask("*/*")).toEqual({ ok: true, format: "json" });
  expect(ask()).toEqual({ ok: true, format: "json" });
  expect(ask("application/fhir+json", "xml")).toEqual({ ok: true, format: "xml" });
  expect(ask(undefined, "application/fhir xml")).toEqual({ ok: true, format: "xml" });
  expect(formatOfResponse({ accept: "*/*", format: undefined }, "r4", "xml")).toEqual({ ok: true, format: "xml" });
});

it("a request that accepts only unsupported formats is refused", () => {
  const ask = (accept: string) => formatOfResponse({ accept, format: undefined }, "stu3");
  expect(ask("text/html")).toMatchObject({ ok: false, reason: "media-type" });
  expect(ask("application/fhir+json;q=0")).toMatchObject({ ok: false, reason: "media-type" });
  expect(ask("application/fhir+json; fhirVersion=4.0")).toMatchObject({ ok: false, reason: "version" });
  expect(ask("application/fhir+json; fhirVersion=4.0, application/fhir+json; fhirVersion=3.0;q=0.1")).toMatchObject({
    ok: true,
  });
});

it("a response names its release", () => {
  expect(contentTypeOf("xml", "r4")).toBe("application/fhir+xml; fhirVersion=4.0; charset=utf-8");
});
