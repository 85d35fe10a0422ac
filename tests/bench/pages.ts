import { gzipSync } from "node:zlib";
import { demoPeople } from "#db/seed/demo-people.ts";
import { startProduct } from "#tests/support/product.ts";
import { screensToLookAt } from "#tests/support/screens-to-look-at.ts";
import type { BenchPlace, BenchReport, Figure } from "./measure.ts";

/** Aim 8. React and Next alone are most of it: the page that does nothing (`not-found`) shows how much. */
const scriptKbMax = 150;

/**
 * What a browser must fetch before a screen works: every script that the first answer names, as sent (gzip), in kB of 1,000 bytes.
 * Dialogs and other parts that come when asked do not count, as they do not for who waits. Also the answer itself, which holds the words.
 */
export async function benchPages({ say }: BenchPlace): Promise<BenchReport> {
  const product = process.env.BASE_URL ? undefined : await startProduct(say);
  const url = product?.url ?? process.env.BASE_URL ?? "";
  try {
    const sizes = new Map<string, number>();
    const figures: Figure[] = [];
    for (const { name, path, person, prepare } of screensToLookAt) {
      if (prepare) continue;
      const cookie = person ? await cookieOf(url, person) : "";
      const answer = await fetch(`${url}${path}`, { headers: { cookie } });
      const html = await answer.text();
      const scripts = scriptsOf(html);
      for (const script of scripts) if (!sizes.has(script)) sizes.set(script, await gzipKb(`${url}${script}`));
      const value = scripts.reduce((sum, script) => sum + (sizes.get(script) ?? 0), 0);
      const page = gzipSync(html).length / 1_000;
      const facts = { unit: "kB" as const, aim: `≤ ${scriptKbMax}`, isMet: value <= scriptKbMax };
      figures.push({ name, value, ...facts, note: `${scripts.length} scripts; the page itself ${page.toFixed(1)} kB` });
    }
    const largest = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 12);
    for (const [script, kb] of largest) say(`${kb.toFixed(1)} kB  ${script}`);
    figures.sort((a, b) => b.value - a.value);
    return { name: "pages", figures, facts: { screens: figures.length } };
  } finally {
    await product?.stop();
  }
}

/** Chooses a person of the demo, as the screen /demo does. */
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

/** Not those for browsers without modules, which no browser of today fetches. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<script\b[^>]*>/g) ?? [];
  const sources = tags.filter((tag) => !/\bnomodule\b/i.test(tag)).map((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1]);
  return [...new Set(sources.filter((source) => source !== undefined))];
}

async function gzipKb(address: string): Promise<number> {
  const answer = await fetch(address);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length / 1_000;
}
