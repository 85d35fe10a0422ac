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

/** The browser and the system that a user agent names, as people call them; null when it names neither. */
export function describeAgent(agent: string | null): { browser: string; system: string } | null {
  const browser = browsers.find(([mark]) => mark.test(agent ?? ""))?.[1];
  const system = systems.find(([mark]) => mark.test(agent ?? ""))?.[1];
  return browser && system ? { browser, system } : null;
}
