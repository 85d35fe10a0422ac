import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "@playwright/test";

export type Picture = { file: string; name: string; width: number; theme: string; locale: string };

/** Puts the screenshots of each theme and language on one sheet, so that inconsistencies stand out. */
export async function contactSheet(browser: Browser, folder: string, pictures: Picture[]): Promise<void> {
  const sheets = Map.groupBy(pictures, (picture) => `${picture.theme}-${picture.locale}`);
  for (const [sheet, own] of sheets) {
    const rows = Map.groupBy(own, (picture) => picture.name);
    const body = [...rows].map(([name, row]) => `<h2>${name}</h2><div>${row.map(figure).join("")}</div>`).join("");
    const page = `<!doctype html><meta charset="utf-8"><title>${sheet}</title><style>${style}</style>${body}`;
    writeFileSync(`${folder}/sheet-${sheet}.html`, page);
    const tab = await browser.newPage({ viewport: { width: 1500, height: 900 } });
    await tab.goto(pathToFileURL(resolve(folder, `sheet-${sheet}.html`)).href, { waitUntil: "load" });
    await tab.screenshot({ path: `${folder}/sheet-${sheet}.png`, fullPage: true });
    await tab.close();
  }
}

const style = `
  body { margin: 24px; background: #888; font: 14px system-ui; }
  h2 { margin: 16px 0 8px; font-size: 14px; color: #fff; }
  div { display: flex; gap: 12px; align-items: flex-start; }
  img { max-height: 720px; object-fit: cover; object-position: top; border-radius: 4px; }
`;

function figure({ file, width }: Picture): string {
  return `<img src="${file}" width="${Math.round(width / 2)}" alt="${file}">`;
}
