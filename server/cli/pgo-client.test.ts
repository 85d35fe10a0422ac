import { createServer } from "node:http";
import { expect, it } from "vitest";
import { talk } from "./pgo-client.ts";

it("a URL on another server is fetched without the token", async () => {
  const asked: { url: string | undefined; token: string | undefined }[] = [];
  const elsewhere = createServer(({ url, headers }, response) => {
    asked.push({ url, token: headers.authorization });
    response.setHeader("content-type", "application/fhir+json").end('{"resourceType":"Questionnaire","id":"1"}');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const place = elsewhere.address();
  const origin = `http://127.0.0.1:${typeof place === "object" ? place?.port : 0}`;
  const pgo = { version: "stu3", format: "json", token: async () => "secret", say: () => undefined } as const;
  const asks = { method: "GET", use: "answer-questionnaires" } as const;
  const heard = await talk({ ...pgo, base: "http://127.0.0.1:9/fhir" }, { ...asks, path: `${origin}/lists/1` });
  await talk({ ...pgo, base: `${origin}/fhir` }, { ...asks, path: `${origin}/fhir/Questionnaire/1` });
  elsewhere.close();
  expect(heard.resource).toMatchObject({ resourceType: "Questionnaire" });
  expect(asked).toEqual([
    { url: "/lists/1", token: undefined },
    { url: "/fhir/Questionnaire/1", token: "Bearer secret" },
  ]);
});
