import { one, type Search } from "#app/search.ts";
import { PilotsInput } from "#server/pilots/contract.ts";

/** What stands in the address of trials: `?kind=glg&stage=running&from=2026-03-01&after=…`. */
export type PilotSearch = Search;

/** What cannot be read is left out, so that a mistyped link shows more and not nothing. */
export function readPilots(search: PilotSearch): PilotsInput {
  const { kind, stage, before } = PilotsInput.shape;
  return {
    kind: kind.safeParse(one(search.kind)).data,
    stage: stage.safeParse(one(search.stage)).data,
    before: before.safeParse({ startsOn: one(search.from), pilotId: one(search.after) }).data,
  };
}

/** The next page of the same narrowing. */
export function nextPilots({ kind, stage }: PilotsInput, next: { startsOn: string; pilotId: string }): string {
  const parts = Object.entries({ kind, stage, from: next.startsOn, after: next.pilotId });
  return `/pilots?${new URLSearchParams(parts.flatMap(([name, value]) => (value ? [[name, value]] : [])))}`;
}
