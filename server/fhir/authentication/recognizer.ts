import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import type { RecognizedGateway, RecognizeInput } from "#server/gateways/contract.ts";
import { recognizeGateway } from "#server/gateways/recognize-gateway.ts";
import { onChange } from "#server/live/changes.ts";

const cacheMilliseconds = 60_000;
/** Shorter for names that no organization has: one that just chose its register entry should not wait long. */
const cacheUnknownMilliseconds = 5_000;
const cachedMax = 2_000;

type Cached = { found: Promise<RecognizedGateway>; until: number; forget: () => void };

/** Caches which organization and trust a token is for. A change of the organization or its trusts drops its entries. */
export type Recognizer = { recognize: (asked: RecognizeInput) => Promise<RecognizedGateway>; close: () => void };

export function openRecognizer(): Recognizer {
  const cache = new Map<string, Cached>();
  const drop = (key: string) => {
    cache.get(key)?.forget();
    cache.delete(key);
  };
  return {
    async recognize(asked) {
      const key = `${asked.provider} ${asked.issuer}`;
      const known = cache.get(key);
      if (known && known.until > Date.now()) return known.found;
      drop(key);
      const oldest = cache.keys().next().value;
      if (cache.size >= cachedMax && oldest !== undefined) drop(oldest);
      const entry: Cached = {
        found: recognizeGateway(grant(systemActor("fhir"), "gateway.recognize"), asked),
        until: Date.now() + cacheMilliseconds,
        forget: () => undefined,
      };
      cache.set(key, entry);
      try {
        const { organizationId, own } = await entry.found;
        if (!own) entry.until = Date.now() + cacheUnknownMilliseconds;
        const mayHaveChanged = (noun: string | null) =>
          noun === null || ["gateway", "organization", "connection"].includes(noun);
        if (organizationId && cache.get(key) === entry) {
          entry.forget = onChange(organizationId, (noun) => mayHaveChanged(noun) && drop(key));
        }
      } catch (problem) {
        if (cache.get(key) === entry) cache.delete(key);
        throw problem;
      }
      return entry.found;
    },
    close() {
      for (const key of [...cache.keys()]) drop(key);
    },
  };
}
