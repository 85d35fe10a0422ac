import { one, type Search } from "#app/search.ts";
import { PilotsInput } from "#server/pilots/contract.ts";

/** Query parameters of the pilots page: `?kind=glg&stage=running&from=2026-03-01&after=…`. */
export type PilotSearch = Search;

/** Invalid parameters are ignored, so a mistyped link shows more rows rather than none. */
export function readPilots(search: PilotSearch): PilotsInput {
  const { kind, stage, before } = PilotsInput.shape;
  return {
    kind: kind.safeParse(one(search.kind)).data,
    stage: stage.safeParse(one(search.stage)).data,
    before: before.safeParse({ startsOn: one(search.from), pilotId: one(search.after) }).data,
  };
}

/** Link to the next page with the same filters. */
export function nextPilots({ kind, stage }: PilotsInput, next: { startsOn: string; pilotId: string }): string {
  const parts = Object.entries({ kind, stage, from: next.startsOn, after: next.pilotId });
  return `/pilots?${new URLSearchParams(parts.flatMap(([name, value]) => (value ? [[name, value]] : [])))}`;
}
