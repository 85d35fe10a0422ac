import { expect, it } from "vitest";
import { localPath, nextPath } from "./local-path.ts";

it.each([
  "/connections?tab=services",
  "/patients/1?a=%2F%2Fb#c",
  "/",
  "/a//b",
  "/@name",
  "/round?next=https://elsewhere.example",
])("%s stays", (asked) => expect(localPath(asked)).toBe(asked));

/** Ways to lead somebody from a trusted address to another site. */
const tricks: unknown[] = [
  undefined,
  null,
  7,
  ["/a", "/b"],
  "",
  " ",
  "elsewhere.example",
  "//elsewhere.example",
  "///elsewhere.example",
  "////elsewhere.example",
  "/\\elsewhere.example",
  "\\\\elsewhere.example",
  "\\/elsewhere.example",
  "/\t/elsewhere.example",
  "/\t\\elsewhere.example",
  "\t//elsewhere.example",
  "/\n/elsewhere.example",
  "/\r/elsewhere.example",
  "/\r\n/elsewhere.example",
  "/\u0000/elsewhere.example",
  "/\u00a0/elsewhere.example",
  "/\u2028/elsewhere.example",
  "/\u200b/elsewhere.example",
  " //elsewhere.example",
  "/ /elsewhere.example",
  "https://elsewhere.example",
  "HTTPS://elsewhere.example",
  "https:elsewhere.example",
  "https:/elsewhere.example",
  "http://elsewhere.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "//elsewhere.example/%2f..",
  "//user@elsewhere.example",
  "/.//elsewhere.example",
  "/..//elsewhere.example",
  "/a/..//elsewhere.example",
  "/./\\elsewhere.example",
  "/%2e//elsewhere.example",
  "/\u{ff0f}elsewhere.example",
  "//[::1]",
  "//0x7f000001",
  "//elsewhere。example",
  "@elsewhere.example",
  ".elsewhere.example",
  `/${"a".repeat(3_000)}`,
];

it.each(tricks)("%j leads to the start page", (asked) => {
  expect(localPath(asked)).toBe("/");
});

it.each(tricks)("%j never leaves Balie, however often a browser resolves it", (asked) => {
  const once = new URL(localPath(asked), "https://balie.example/sign-in");
  const twice = new URL(`${once.pathname}${once.search}`, once);
  expect([once.origin, twice.origin]).toEqual(["https://balie.example", "https://balie.example"]);
});

it("after signing in somebody returns to the page they asked for, and not to signing in", () => {
  expect(nextPath("/connections?tab=services")).toBe("/connections?tab=services");
  expect(nextPath(["/a", "/b"])).toBe("/");
  expect(["/lock", "/sign-in?next=/a", "/invitation/x", "/./lock"].map(nextPath)).toEqual(["/", "/", "/", "/"]);
});
