import { globSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";

/**
 * A screen to take pictures of: its path, the demo person (the part of the e-mail address before the @), and what to do
 * before the picture.
 */
export type ScreenToLookAt = {
  name: string;
  path: string;
  person: string | null;
  /** Opens what is not there at first: a dialog, a menu. */
  prepare?: (page: Page) => Promise<void>;
  /** Locks or ends the session of its person. */
  endsSession?: true;
  /** Replaces what other screens show, so it comes last. */
  isLast?: true;
  /** Pictures at these widths only, for what looks the same at the others. */
  widths?: readonly number[];
};

async function screensOf(path: string): Promise<ScreenToLookAt[]> {
  const noun: { screens?: ScreenToLookAt[] } = await import(pathToFileURL(resolve(path)).href);
  if (!noun.screens) throw new Error(`${path} names no screens`);
  return noun.screens;
}

const all = (await Promise.all(globSync("tests/screens/*.ts").sort().map(screensOf))).flat();

/** Every screen that a person can see, by noun in tests/screens. Add a new screen there when it is made. */
export const screensToLookAt: readonly ScreenToLookAt[] = [
  ...all.filter(({ isLast }) => !isLast),
  ...all.filter(({ isLast }) => isLast),
];
if (new Set(all.map(({ name }) => name)).size !== all.length) throw new Error("two screens have one name");
