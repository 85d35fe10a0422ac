import { one, type Search } from "#app/search.ts";
import { IssuesInput } from "#server/issues/contract.ts";

/**
 * Parses `?link=gateway&state=filed&after=…`. Invalid parameters are ignored, so a mistyped link shows more rows rather
 * than none.
 */
export function readIssues(search: Search): IssuesInput {
  const { link, state, before } = IssuesInput.shape;
  return {
    link: link.safeParse(one(search.link)).data,
    state: state.safeParse(one(search.state)).data,
    before: before.safeParse(one(search.after)).data,
  };
}

/** Link to the next page with the same filters, for the alliance. */
export function nextIssues({ link, state }: IssuesInput, after: string): string {
  const parts = Object.entries({ link, state, after }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `/issues?${new URLSearchParams(parts)}`;
}
