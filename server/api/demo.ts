import { grant } from "#server/access/access.ts";
import type { ChooseDemoPersonInput } from "#server/people/contract.ts";
import { signInAsDemoPerson } from "#server/people/sign-in-demo.ts";
import { type ApiContext, actorOf } from "./context.ts";

/** Signs the sender of a request in as an invented person; hands back the session id. */
export function chooseDemoPerson(context: ApiContext, chosen: ChooseDemoPersonInput): Promise<string> {
  return signInAsDemoPerson(grant(actorOf(context, "session.begin"), "session.begin"), chosen);
}
