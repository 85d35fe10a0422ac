import { expect, it } from "vitest";
import { describeAgent } from "./describe-agent.ts";

const mozilla = "Mozilla/5.0";

it.each([
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0 Safari/537.36 Edg/148.0`,
    "Edge",
    "Windows",
  ],
  [
    `${mozilla} (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0 Safari/537.36`,
    "Chrome",
    "Linux",
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile Safari/604.1`,
    "Safari",
    "iOS",
  ],
  [`${mozilla} (Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0`, "Firefox", "macOS"],
])("%s is %s on %s", (agent, browser, system) => {
  expect(describeAgent(agent)).toEqual({ browser, system });
});

it("a user agent without a browser in it is not guessed at", () => {
  expect(describeAgent("curl/8.0")).toBeNull();
  expect(describeAgent(null)).toBeNull();
});
