import type { PopulationFilter } from "#server/measurements/population/contract.ts";

/** The URL of the population with this filter; defaults are left out. */
export function viewAddress(filter: PopulationFilter): string {
  const text = searchOf(filter).toString();
  return text ? `/measurements?${text}` : "/measurements";
}

/** The URL of the form that sends a questionnaire to everybody in this filter. */
export function sendAddress(filter: PopulationFilter): string {
  const search = searchOf(filter);
  search.set("to", "population");
  return `/questionnaires/send?${search}`;
}

function searchOf({
  who,
  programme,
  kind,
  state,
  protocol,
  attention,
  silentDays,
  sort,
}: PopulationFilter): URLSearchParams {
  const parts: [string, string | undefined][] = [
    ["who", who],
    ["programme", programme],
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
