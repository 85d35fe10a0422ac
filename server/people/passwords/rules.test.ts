import { expect, it } from "vitest";
import { measurePassword } from "./measure-password.ts";
import { guessedWords, guessesMin, guessRefusal } from "./rules.ts";

const ria = {
  name: "Ria Hendriks-Özdemir",
  email: "ria.hendriks@delinde.example",
  organizationNames: ["Huisartsenpraktijk De Linde"],
};

async function refusalOf(password: string) {
  const words = guessedWords(ria);
  return guessRefusal(await measurePassword(password, words), password, words);
}

it("a sentence, or four words that have nothing to do with each other, is a good password whatever its characters", async () => {
  const good = ["drie fietsen bij de sluis", "blauwe trein appel dak", "een lange criminal verklaring", "xT9$kqLw2#vB"];
  for (const password of good) expect(await refusalOf(password), password).toBeNull();
});

it("a word that everybody uses is refused, also with a year and a sign", async () => {
  const common = [
    "Welkom2026!!!",
    "Wachtwoord2026!",
    "huisarts2026!",
    "zomer2026zomer",
    "assistente2026",
    "W@chtw00rd123",
  ];
  for (const password of common) expect(await refusalOf(password), password).not.toBeNull();
  expect(await refusalOf("123456789012")).toBe("people.password-common");
  expect(await refusalOf("Feyenoord1908")).toBe("people.password-guessable");
});

it("the names of the person and the organization and the e-mail address count as guessed", async () => {
  const own = [
    "Hendriks2026!",
    "ria.hendriks@delinde.example",
    "hendriks hendriks 12",
    "Huisartsenpraktijk1",
    "ozdemir12345",
  ];
  for (const password of [...own, "Linde-Linde-2026", "huisartsenpraktijkdelinde"]) {
    expect(await refusalOf(password), password).toBe("people.password-holds-name");
  }
  const elsewhere = guessedWords({ name: "Bo Li", email: "bo@elders.example", organizationNames: [] });
  expect((await measurePassword("Terpstra-Waard", elsewhere)).guesses).toBeGreaterThan(
    (await measurePassword("Terpstra-Waard", [...elsewhere, "terpstra", "waard"])).guesses * 10,
  );
});

it("there is no rule about names or repeats as such: what is hard to guess besides them is a password", async () => {
  expect(await refusalOf("hendriks eet liever groene kiezelstenen")).toBeNull();
  expect(await refusalOf("kiezel dromedaris kiezel trompet")).toBeNull();
});

it("a few characters over and over, and what stands side by side on the keyboard, is a pattern", async () => {
  for (const password of ["ababababababab", "aaaaaaaaaaaaaaaa", "abcdefghijklmnop"]) {
    expect(await refusalOf(password), password).toBe("people.password-pattern");
  }
});

it("a password of a thousand characters of any kind costs no more than a short one", async () => {
  await refusalOf("warm");
  const kinds = ["a", "ab", "4@3€1!|0$5+7%2(", "w4chtw00rd!1", "19902026", "p@ssw0rd3€", "é𝒳", "constructor__proto__"];
  for (const kind of kinds) {
    // The work itself: a busy machine makes the clock run on.
    const begin = process.threadCpuUsage().user;
    await refusalOf(kind.repeat(2_000));
    expect((process.threadCpuUsage().user - begin) / 1_000, kind).toBeLessThan(1_000);
  }
});

it("the longest names and many organizations stay a bounded list of guessed words", () => {
  const organizationNames = Array.from({ length: 500 }, (_, n) => `Praktijk ${n} ${"x".repeat(200)}`);
  expect(guessedWords({ ...ria, organizationNames })).toHaveLength(100);
  expect(guessesMin).toBe(1e10);
});
