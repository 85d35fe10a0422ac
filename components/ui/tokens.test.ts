import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];

/** Relative luminance (WCAG 2.2) of an OKLCH colour, with the matrices of CSS Color 4 §9. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const inside = (part: number) => Math.min(1, Math.max(0, part));
  return 0.2126 * inside(red) + 0.7152 * inside(green) + 0.0722 * inside(blue);
}

function token(name: string, theme: Theme): number {
  const pair = new RegExp(`--color-${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(css);
  const text = pair?.[theme === "light" ? 1 : 2];
  if (!text) throw new Error(`no token ${name}`);
  const [lightness = 0, chroma = 0, hue = 0] = text.split(" ").map(Number);
  return luminance(lightness, chroma, hue);
}

function contrast(one: string, other: string, theme: Theme): number {
  const [dark = 0, light = 0] = [token(one, theme), token(other, theme)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ["paper", "raised", "sunken"];
const papers = ["lead-soft", "now-soft", "look-soft", "fine-soft", "inside", "patient", "practice"];
const texts = ["ink", "ink-soft", "ink-faint", "lead", "now-ink", "look-ink", "fine-ink", "inside-ink"];
const readable = [
  ...surfaces.flatMap((surface) => texts.map((text) => [text, surface] as const)),
  ...papers.flatMap((paper) => ["ink", "ink-soft", "ink-faint", "lead"].map((text) => [text, paper] as const)),
  ...["now", "look", "fine"].map((state) => [`${state}-ink`, `${state}-soft`] as const),
  ["inside-ink", "inside"] as const,
  ["lead-ink", "lead"] as const,
  ["lead-ink", "lead-deep"] as const,
  ["lead-deep", "lead-soft"] as const,
];

describe.each(themes)("the %s theme", (theme) => {
  it.each(readable)("can be read: %s on %s", (text, surface) => {
    expect(contrast(text, surface, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(surfaces)("outlines controls and focus visibly on %s", (surface) => {
    for (const outline of ["edge", "lead", "now", "fine"]) {
      expect(contrast(outline, surface, theme)).toBeGreaterThanOrEqual(3);
    }
  });
});
