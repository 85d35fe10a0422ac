import { expectAccessible, expectWithinEdges } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

const expect = expectAtOnce.configure({ timeout: 20_000 });

test("a nurse finds a conversation by the start of a word and opens it, with keys only, and no address holds the word", async ({
  page,
}) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/consults");
  await untilAwake(page);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox", { name: "Zoek in de e-consulten" });
  await expect(field).toBeFocused();
  await page.keyboard.type("willem");
  const found = page.getByRole("list", { name: "Gevonden gesprekken" });
  await expect(found.getByRole("link", { name: /Willemsen/ }).first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /gevonden/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(found).toHaveCount(0);
  await expect(field).toHaveValue("");
  await page.keyboard.press("/");
  await page.keyboard.type("willemsen");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Willemsen");
  expect(addresses.filter((address) => /willem/i.test(address))).toEqual([]);
});

test("a word of a message is marked where it stands, and nothing found is said @phone", async ({ page, stored }) => {
  const [said] = await stored<{ body: string }[]>`select m.body from consult_message c
    join message m using (organization_id, message_id) join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and c.author = 'patient' order by c.said_at desc limit 1`;
  const word = said?.body.match(/\p{L}{6,}/u)?.[0] ?? "";
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/consults");
  await untilAwake(page);
  const field = page.getByRole("searchbox", { name: "Zoek in de e-consulten" });
  await field.fill(word);
  await expect(
    page
      .locator("main mark")
      .filter({ hasText: new RegExp(word, "i") })
      .first(),
  ).toBeVisible();
  await expectWithinEdges(page);
  await expectAccessible(page);
  await field.fill("zweefvliegtuig");
  await expect(page.getByText("Geen gesprek gevonden")).toBeVisible();
});
