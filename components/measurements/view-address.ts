import type { PopulationFilter } from "#server/measurements/population-contract.ts";

/** The address of the population as a view looks at it; what is as usual is left out. */
export function viewAddress(filter: PopulationFilter): string {
  const text = searchOf(filter).toString();
  return text ? `/measurements?${text}` : "/measurements";
}

/** Where a list is sent to everybody whom a view shows. */
export function sendAddress(filter: PopulationFilter): string {
  const search = searchOf(filter);
  search.set("to", "population");
  return `/questionnaires/send?${search}`;
}

function searchOf({ kind, state, protocol, attention, silentDays, sort }: PopulationFilter): URLSearchParams {
  const parts: [string, string | undefined][] = [
    ["kind", kind],
    ["state", state],
    ["protocol", protocol],
    ["attention", attention],
    ["silent", silentDays === undefined ? undefined : String(silentDays)],
    ["sort", sort === "-attention" ? undefined : sort],
  ];
  const search = new URLSearchParams();
  for (const [name, value] of parts) if (value !== undefined) search.set(name, value);
  return search;
}
