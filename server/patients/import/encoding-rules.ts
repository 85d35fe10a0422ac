import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { type FileEncoding, type LegacyEncoding, legacyEncodings, type NameReading } from "./contract.ts";
import { likelihoodOf } from "./likely-name-rules.ts";

/** Readings that a question shows, and the names in each. */
const shownReadingsMax = 5;
const shownNamesMax = 5;
/** By how much a reading must be likelier than another in which some name is strange, or in which all could be names. */
const clearOfStrange = 3;
const clearOfNames = 4;

const upperHalf = Buffer.from(Array.from({ length: 128 }, (_, at) => at + 128));
/** The characters of the bytes 128 to 255. The TextDecoder has no encodings of DOS. */
const characters: Record<LegacyEncoding, string> = {
  "windows-1252": new TextDecoder("windows-1252").decode(upperHalf),
  "windows-1250": new TextDecoder("windows-1250").decode(upperHalf),
  "windows-1254": new TextDecoder("windows-1254").decode(upperHalf),
  macintosh: new TextDecoder("macintosh").decode(upperHalf),
  cp850: iconv.decode(upperHalf, "cp850"),
  cp437: iconv.decode(upperHalf, "cp437"),
};
/** A letter in UTF-8, with one character a byte (RFC 3629, 4). */
const utf8Letter =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/g;

const utf8 = (raw: string) => Buffer.from(raw, "latin1").toString("utf8");
const legacy = (set: LegacyEncoding) => (raw: string) =>
  raw.replace(/[\x80-\xff]/g, (byte) => characters[set][byte.charCodeAt(0) - 128] ?? "");
/** UTF-8 where it is that, and the other bytes in a set of one byte a letter. */
const mixed = (set: LegacyEncoding) => (raw: string) => {
  const rest = legacy(set);
  let text = "";
  let end = 0;
  for (const { 0: letter, index } of raw.matchAll(utf8Letter)) {
    text += rest(raw.slice(end, index)) + utf8(letter);
    end = index + letter.length;
  }
  return text + rest(raw.slice(end));
};
/** UTF-8 that was once read as `set` and stored as UTF-8 again ("ZoÃ«"); a text that is not that stays as it is. */
const twice = (set: LegacyEncoding) => {
  const byteOf = new Map([...characters[set]].map((sign, at) => [sign, String.fromCharCode(at + 128)]));
  return (raw: string) => {
    const once = utf8(raw);
    const bytes = [...once].map((sign) => (sign < "\u0080" ? sign : (byteOf.get(sign) ?? "")));
    const before = Buffer.from(bytes.join(""), "latin1");
    return bytes.includes("") || !isUtf8(before) ? once : before.toString("utf8");
  };
};

const decoders = new Map<FileEncoding, (raw: string) => string>([
  ["utf-8", utf8],
  ["utf-16", (text) => text],
  ...legacyEncodings.flatMap((set) => [
    [set, legacy(set)] as const,
    [`mixed-${set}`, mixed(set)] as const,
    [`twice-${set}`, twice(set)] as const,
  ]),
]);

/** The text of a part of a file. `raw`: one character a byte, except for UTF-16, where it is the text itself. */
export function decoded(raw: string, encoding: FileEncoding): string {
  return /[\x80-\uffff]/.test(raw) ? (decoders.get(encoding)?.(raw) ?? raw) : raw;
}

/** The encodings that the bytes of a file allow, the usual one first. `hasMark`: it begins as UTF-8 with a mark does. */
export function encodingsOf(bytes: Buffer, hasMark: boolean): FileEncoding[] {
  const ofSets = (way: "mixed" | "twice") => legacyEncodings.map((set): FileEncoding => `${way}-${set}`);
  if (isUtf8(bytes)) return ["utf-8", ...ofSets("twice"), ...legacyEncodings];
  if (hasMark) return ofSets("mixed");
  const hasUtf8 = bytes.toString("latin1").search(utf8Letter) >= 0;
  return [...legacyEncodings, ...(hasUtf8 ? ofSets("mixed") : [])];
}

type Reading = { encoding: FileEncoding; texts: string[]; each: number[]; points: number; isStrange: boolean };

/**
 * The encoding in which the names of a file are likeliest, and the readings to choose from when that is not clear or
 * some name stays strange. `bonusOf`: points for what else speaks for an encoding.
 */
export function likeliestEncoding(
  raws: readonly string[],
  encodings: readonly FileEncoding[],
  bonusOf: (encoding: FileEncoding) => number,
): { encoding: FileEncoding; nameReadings: NameReading[] | null } {
  const distinct = [...new Set(raws.filter((raw) => /[\x80-\xff]/.test(raw)))];
  const all = new Map<string, Reading>();
  for (const encoding of encodings) {
    const texts = distinct.map((raw) => decoded(raw, encoding));
    const bonus = bonusOf(encoding);
    // Two encodings that give the same names are one reading.
    const key = [bonus, ...texts].join("\n");
    if (all.has(key)) continue;
    const likely = texts.map(likelihoodOf);
    const points = likely.reduce((sum, each) => sum + each.points, bonus);
    const isStrange = likely.some((each) => each.isStrange);
    // Bytes that are UTF-8 by chance make no names.
    if (encoding === "utf-8" && !isStrange) return { encoding, nameReadings: null };
    all.set(key, { encoding, texts, each: likely.map((one) => one.points), points, isStrange });
  }
  const readings = [...all.values()].sort((one, other) => other.points - one.points);
  const [best] = readings;
  if (!best || distinct.length === 0) return { encoding: best?.encoding ?? "utf-8", nameReadings: null };
  const isClear = readings.every((other) => other === best || isClearOf(best, other));
  const isTaken = isClear && (best.encoding === "utf-8" || !best.isStrange);
  return { encoding: best.encoding, nameReadings: isTaken ? null : shownOf(readings) };
}

/** Many names that are a little likelier do not outvote one that is likelier in another reading, unless that one has strange names. */
function isClearOf(best: Reading, other: Reading): boolean {
  const ahead = best.points - other.points;
  if (other.isStrange) return ahead >= clearOfStrange;
  return ahead >= clearOfNames && best.each.every((points, at) => points >= (other.each[at] ?? points));
}

function shownOf(readings: readonly Reading[]): NameReading[] {
  const sound = readings.filter(({ isStrange }) => !isStrange);
  const shown = (sound.length > 1 ? sound : readings).slice(0, shownReadingsMax);
  const [best] = shown;
  const doubtful = (best?.texts ?? [])
    .map((text, at) => ({ at, points: likelihoodOf(text).points }))
    .filter(({ at }) => new Set(shown.map(({ texts }) => texts[at])).size > 1)
    .sort((one, other) => one.points - other.points)
    .slice(0, shownNamesMax);
  return shown.map(({ encoding, texts }) => ({ encoding, names: doubtful.map(({ at }) => texts[at] ?? "") }));
}
