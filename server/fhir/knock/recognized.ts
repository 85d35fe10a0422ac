import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import type { RecognizedGateway, RecognizeInput } from "#server/gateways/contract.ts";
import { recognizeGateway } from "#server/gateways/recognize-gateway.ts";
import { onChange } from "#server/live/changes.ts";

const keepMilliseconds = 60_000;
/** Nobody's names are kept shorter: an organization that was just tied to its entry should not wait long. */
const keepUnknownMilliseconds = 5_000;
const keptMax = 2_000;

type Kept = { found: Promise<RecognizedGateway>; until: number; forget: () => void };

/** Remembers whom tokens are for and from. A notice that an organization changed whom it trusts drops what is remembered of it. */
export type Recognizer = { recognize: (asked: RecognizeInput) => Promise<RecognizedGateway>; close: () => void };

export function openRecognizer(): Recognizer {
  const kept = new Map<string, Kept>();
  const drop = (key: string) => {
    kept.get(key)?.forget();
    kept.delete(key);
  };
  return {
    async recognize(asked) {
      const key = `${asked.provider} ${asked.issuer}`;
      const known = kept.get(key);
      if (known && known.until > Date.now()) return known.found;
      drop(key);
      const oldest = kept.keys().next().value;
      if (kept.size >= keptMax && oldest !== undefined) drop(oldest);
      const entry: Kept = {
        found: recognizeGateway(grant(systemActor("door"), "gateway.recognize"), asked),
        until: Date.now() + keepMilliseconds,
        forget: () => undefined,
      };
      kept.set(key, entry);
      try {
        const { organizationId, own } = await entry.found;
        if (!own) entry.until = Date.now() + keepUnknownMilliseconds;
        const mayHaveChanged = (noun: string | null) => noun === null || noun === "gateway" || noun === "organization";
        if (organizationId && kept.get(key) === entry) {
          entry.forget = onChange(organizationId, (noun) => mayHaveChanged(noun) && drop(key));
        }
      } catch (problem) {
        if (kept.get(key) === entry) kept.delete(key);
        throw problem;
      }
      return entry.found;
    },
    close() {
      for (const key of [...kept.keys()]) drop(key);
    },
  };
}
