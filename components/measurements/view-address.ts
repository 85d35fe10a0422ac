import type { PopulationFilter } from "#server/measurements/population-contract.ts";

/** The address of the population as a view looks at it; what is as usual is left out. */
export function viewAddress({ kind, state, protocol, attention, silentDays, sort }: PopulationFilter): string {
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
  const text = search.toString();
  return text ? `/measurements?${text}` : "/measurements";
}
