import { expect, it } from "vitest";
import { clientModules, drawnWords, entries, namespacesIn, sentWords } from "#tests/support/client-words.ts";

it("each layout sends exactly the namespaces that its own client components use (`npm run words` writes them)", () => {
  const drawn = drawnWords();
  expect(drawn.size).toBeGreaterThan(20);
  expect(Object.fromEntries(sentWords())).toEqual(Object.fromEntries(drawn));
});

it("a client component names its namespace in a literal, so that it can be found", () => {
  const modules = clientModules(entries);
  expect(modules.filter((path) => namespacesIn(path).some((said) => !/^"[\w.-]+"$/.test(said)))).toEqual([]);
});
