import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import type { CheckedPractice, PracticeCheck } from "#server/connections/status/check-contract.ts";
import { pickCandidates } from "#server/connections/status/check-rules.ts";
import { judgeProvider } from "#server/connections/status/judge-listed.ts";
import { locatePractices } from "#server/connections/status/locate-practices.ts";
import { checkProvider } from "#server/register/search/check-provider.ts";
import type { CheckInput, ProviderCheck } from "#server/register/search/contract.ts";
import { searchWords } from "#server/register/search/rules.ts";
import { searchProviders } from "#server/register/search/search.ts";

/** Fewer letters and digits than these would match the whole register. */
const lettersMin = 3;

/**
 * The public check: is this practice connected, and with which services. What was typed may be a name, a name and a
 * town, a town, or an AGB code; an exact name or code is answered with what the practice sees itself, anything else with
 * candidates. Throws TOO_MANY for an address with too many requests.
 */
export async function checkPractice(
  access: Access<"register.check">,
  { text }: CheckInput,
  now = new Date(),
): Promise<PracticeCheck> {
  const nothing = { practices: [], candidates: [], hasMore: false, basis: null };
  const asked = searchWords(text);
  if (asked.joined.length < lettersMin) return { state: "too-short", ...nothing };
  const { providers, basis } = await checkProvider(access, { text }, now);
  if (!basis) return { state: "no-list", ...nothing };
  // Only this server may ask which practices it knows; the visitor gets no more than their place.
  const locate = grant(systemActor("check"), "connection.locate");
  if (providers.length > 0) {
    const practices = await practicesFrom(locate, providers);
    return { state: "found", practices, candidates: [], hasMore: false, basis };
  }
  const similar = await searchProviders(access, { text });
  const names = similar.filter((provider) => provider.isCurrent).map((provider) => provider.name);
  const found = await locatePractices(locate, { words: asked.digits === null ? asked.words : [], names });
  return { ...pickCandidates(asked.digits === null ? asked.words : [], asked.joined, found), practices: [], basis };
}

async function practicesFrom(
  locate: Access<"connection.locate">,
  providers: ProviderCheck["providers"],
): Promise<CheckedPractice[]> {
  const places = await locatePractices(locate, { words: [], names: providers.map((provider) => provider.name) });
  const byName = new Map(places.map((found) => [found.name, found]));
  return Promise.all(
    providers.map(async (provider) => {
      const { kind = "unknown", place = null } = byName.get(provider.name) ?? {};
      return { ...provider, kind, place, ...(await judgeProvider(locate, { name: provider.name, kind })) };
    }),
  );
}
