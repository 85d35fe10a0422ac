import type { Programme } from "#db/terms/patients.ts";
import { programmes } from "#db/terms/patients.ts";
import { plain } from "#server/patients/rules.ts";

/** Programmes as record systems and people write them, without spaces and punctuation. */
const namesOf: Record<Programme, readonly string[]> = {
  diabetes: ["diabetes", "diabetesmellitus", "diabetesmellitustype2", "diabetestype2", "dm", "dm2", "dmtype2"],
  cvrm: ["cvrm", "vrm", "hvz", "cardiovasculairrisicomanagement", "hartenvaatziekten", "hartenvaatrisico"],
  "heart-failure": ["hartfalen", "chronischhartfalen", "heartfailure"],
  copd: ["copd"],
};

/** Words that name no programme. */
const none = ["", "geen", "nee", "nvt", "none"];

/** The programmes that a cell names ("DM2; CVRM"), in one order; null when it names another. An empty cell names none. */
export function programmesIn(text: string): Programme[] | null {
  const parts = plain(text)
    .split(/[,;/+|&]/)
    .map((part) => part.replace(/[^a-z0-9]/g, ""))
    .filter((part) => !none.includes(part));
  const found = parts.map((part) => programmes.find((one) => namesOf[one].includes(part)));
  if (found.includes(undefined)) return null;
  return programmes.filter((one) => found.includes(one));
}
