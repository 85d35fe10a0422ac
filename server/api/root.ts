import { auditRouter } from "./routers/audit.ts";
import { organizationsRouter } from "./routers/organizations.ts";
import { peopleRouter } from "./routers/people.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** Every procedure of Balie, by noun. */
export const appRouter = router({
  audit: auditRouter,
  organizations: organizationsRouter,
  people: peopleRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
