import { expect, it } from "vitest";
import { technicalCauses } from "#db/terms/consults.ts";
import { messageLengthMax } from "#db/terms/messages.ts";
import { referralText } from "./block-rules.ts";

const maker = { name: "Kompas", phone: null, email: null, website: null, source: "Lijst", checkedOn: "2026-11-30" };

it.each(technicalCauses)("a patient reads where to go with a question about %s", (cause) => {
  const text = referralText(cause, "Kompas", null);
  expect(text).toContain("uw app (Kompas): vraag het de maker van de app.");
  expect(text).toContain("PGO-informatiepunt, bel 085 303 49 59 of mail pgo@helpdeskdigitalezorg.nl");
  expect(text).toContain("DigiHulplijn, bel 0800 1508");
  expect(text).not.toContain("null");
  expect(text.length).toBeLessThan(messageLengthMax);
});

it("names the maker's address once somebody gave it, and no more than that", () => {
  expect(referralText("sharing", "Kompas", { ...maker, website: "https://kompas.example" })).toContain(
    "Voor vragen over uw app: Kompas, kijk op https://kompas.example",
  );
  expect(referralText("sharing", "Kompas", maker)).toContain("vraag het de maker");
  expect(referralText("sharing", null, null)).toContain("Voor vragen over uw app: vraag het de maker");
});
