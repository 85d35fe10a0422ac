import { grant } from "#server/access/access.ts";
import type { ChooseDemoPersonInput } from "#server/people/sign-in/contract.ts";
import { signInAsDemoPerson } from "#server/people/sign-in/sign-in-demo.ts";
import { type ApiContext, actorOf } from "./trpc.ts";

/** Signs the sender of a request in as a demo person; returns the session id. */
export function chooseDemoPerson(context: ApiContext, chosen: ChooseDemoPersonInput): Promise<string> {
  return signInAsDemoPerson(grant(actorOf(context, "session.begin"), "session.begin"), chosen);
}
