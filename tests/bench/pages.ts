import { demoPeople } from "#db/seed/demo-people.ts";
import { startProduct } from "#tests/support/product.ts";
import { screensToLookAt } from "#tests/support/screens-to-look-at.ts";
import { keyToPaint } from "./key-to-paint.ts";
import type { BenchPlace, BenchReport, Figure } from "./measure.ts";
import { gzipKb, scriptsOf } from "./page-scripts.ts";
import { emptyPageKb } from "./pages-floor.ts";
import { contentsOf } from "./script-contents.ts";

/** Target, on top of an empty page of the same Next and React. */
const overFloorKbMax = { shows: 45, asks: 80 };

/** Screens with a form at page load; on the others a form comes with its dialog. */
const asking =
  /^(sign-in|invitation|steps|people|profile|questionnaires-(send|list|intake|import)|send-|patients-import|round-planning)/;

type Script = { kb: number; contents: Map<string, number> };

/**
 * What a browser must fetch before a screen works: every script named in the initial HTML, as transferred (gzip), in kB
 * of 1,000 bytes. Dialogs and other parts that load on demand do not count. Also reports the HTML itself, which
 * includes the translations. Then how long somebody waits for a screen after a key.
 */
export async function benchPages({ say }: BenchPlace): Promise<BenchReport> {
  const floor = emptyPageKb();
  say(`an empty page: ${floor.toFixed(1)} kB`);
  const environment = { BALIE_DIST_DIR: ".next-maps", BALIE_MAPS: "on" };
  const product = process.env.BASE_URL ? undefined : await startProduct(say, { environment });
  const url = product?.url ?? process.env.BASE_URL ?? "";
  try {
    const scripts = new Map<string, Script>();
    const figures: Figure[] = [];
    const measured = new Set<string>();
    for (const { name, path, person, prepare } of screensToLookAt) {
      if (prepare || measured.has(name)) continue;
      measured.add(name);
      const html = await read(`${url}${path}`, person ? await cookieOf(url, person) : "");
      const addresses = scriptsOf(html);
      for (const address of addresses) if (!scripts.has(address)) scripts.set(address, await scriptAt(url, address));
      const value = addresses.reduce((sum, address) => sum + (scripts.get(address)?.kb ?? 0), 0);
      const max = floor + overFloorKbMax[asking.test(name) ? "asks" : "shows"];
      const note = `floor + ${(value - floor).toFixed(1)}; ${addresses.length} scripts; the page itself ${gzipKb(html).toFixed(1)} kB`;
      figures.push({ name, value, unit: "kB", aim: `≤ ${max.toFixed(0)}`, isMet: value <= max, note });
    }
    const largest = [...scripts].sort(([, one], [, other]) => other.kb - one.kb).slice(0, 12);
    for (const [address, { kb, contents }] of largest) say(`${kb.toFixed(1)} kB  ${address}  ${inWords(contents)}`);
    figures.sort((a, b) => b.value - a.value);
    figures.unshift(...(await keyToPaint(url, await cookieOf(url, "fatima"), say)));
    return { name: "pages", figures, facts: { screens: measured.size, "floor in kB": floor.toFixed(1) } };
  } finally {
    await product?.stop();
  }
}

async function scriptAt(url: string, address: string): Promise<Script> {
  const script = await read(`${url}${address}`);
  const [, mapName] = /\/\/# sourceMappingURL=(\S+)/.exec(script) ?? [];
  const map = mapName ? await fetch(new URL(mapName, `${url}${address}`)) : undefined;
  return { kb: gzipKb(script), contents: map?.ok ? contentsOf(script, await map.json()) : new Map() };
}

/** The five largest parts of the scripts. */
function inWords(contents: Map<string, number>): string {
  const largest = [...contents].sort(([, one], [, other]) => other - one).slice(0, 5);
  return largest.map(([origin, kb]) => `${origin} ${kb.toFixed(1)}`).join(", ");
}

async function read(address: string, cookie = ""): Promise<string> {
  const answer = await fetch(address, { headers: { cookie } });
  return answer.text();
}

/** Signs in as a demo person, as the page /demo does. */
async function cookieOf(url: string, name: string): Promise<string> {
  const person = demoPeople.find((one) => one.email.startsWith(`${name}@`));
  if (!person) throw new Error(`nobody in the demo is called ${name}`);
  const body = new URLSearchParams({
    personId: person.personId,
    organizationId: person.places[0]?.organizationId ?? "",
  });
  const answer = await fetch(`${url}/api/demo`, { method: "POST", body, redirect: "manual" });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
