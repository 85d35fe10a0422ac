import { one, type Search } from "#app/search.ts";
import { TiesInput, type TiesPage } from "#server/connections/ties/contract.ts";

/** Parses `?show=contested&q=linde&claim=…&after=…`. Invalid parameters are ignored. */
export function readTies(search: Search): TiesInput {
  const { show, text, after } = TiesInput.shape;
  return {
    show: show.catch("open").parse(one(search.show)),
    text: text.safeParse(one(search.q)).data,
    after: after.safeParse({ designation: one(search.claim), organizationId: one(search.after) }).data,
  };
}

/** The filters as in the URL, without the page. */
export function searchOfTies({ show, text }: TiesInput): string {
  return new URLSearchParams({ ...(show === "open" ? {} : { show }), ...(text ? { q: text } : {}) }).toString();
}

/** Link to the next page with the same filters. */
export function nextTies(input: TiesInput, next: NonNullable<TiesPage["next"]>): string {
  const page = new URLSearchParams({ claim: next.designation, after: next.organizationId });
  return `/ties?${[searchOfTies(input), page].filter(String).join("&")}`;
}
