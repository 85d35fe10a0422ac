const browsers = [
  [/Edg(?:A|iOS)?\//, "Edge"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/OPR\//, "Opera"],
  [/Chrom(?:e|ium)\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;

const systems = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Macintosh|Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
] as const;

/** Browser and operating system from a user agent, by their common names; null if it names neither. */
export function describeAgent(agent: string | null): { browser: string; system: string } | null {
  const browser = browsers.find(([mark]) => mark.test(agent ?? ""))?.[1];
  const system = systems.find(([mark]) => mark.test(agent ?? ""))?.[1];
  return browser && system ? { browser, system } : null;
}
