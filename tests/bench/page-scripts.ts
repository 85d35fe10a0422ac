import { gzipSync } from "node:zlib";

/** Size as transferred, in kB of 1,000 bytes. */
export const gzipKb = (content: string | Buffer): number => gzipSync(content).length / 1_000;

/** Without `nomodule` scripts, which current browsers do not fetch. */
export function scriptsOf(html: string): string[] {
  const tags = html.match(/<script\b[^>]*>/g) ?? [];
  const sources = tags.filter((tag) => !/\bnomodule\b/i.test(tag)).map((tag) => /\bsrc="([^"?]+)/.exec(tag)?.[1]);
  return [...new Set(sources.filter((source) => source !== undefined))];
}
