import { one, type Search } from "#app/search.ts";
import { IssuesInput } from "#server/issues/contract.ts";

/** `?link=gateway&state=filed&after=…`. What cannot be read is left out, so that a mistyped link shows more and not nothing. */
export function readIssues(search: Search): IssuesInput {
  const { link, state, before } = IssuesInput.shape;
  return {
    link: link.safeParse(one(search.link)).data,
    state: state.safeParse(one(search.state)).data,
    before: before.safeParse(one(search.after)).data,
  };
}

/** The next page of the same narrowing, for the alliance. */
export function nextIssues({ link, state }: IssuesInput, after: string): string {
  const parts = Object.entries({ link, state, after }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `/issues?${new URLSearchParams(parts)}`;
}
