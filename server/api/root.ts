import { auditRouter } from "./routers/audit.ts";
import { catalogueRouter } from "./routers/catalogue.ts";
import { connectionsRouter } from "./routers/connections.ts";
import { consultsRouter } from "./routers/consults.ts";
import { documentsRouter } from "./routers/documents.ts";
import { gatewaysRouter } from "./routers/gateways.ts";
import { issuesRouter } from "./routers/issues.ts";
import { measurementsRouter } from "./routers/measurements.ts";
import { messagesRouter } from "./routers/messages.ts";
import { openingHoursRouter } from "./routers/opening-hours.ts";
import { organizationsRouter } from "./routers/organizations.ts";
import { patientsRouter } from "./routers/patients.ts";
import { peopleRouter } from "./routers/people.ts";
import { pilotsRouter } from "./routers/pilots.ts";
import { questionnairesRouter } from "./routers/questionnaires.ts";
import { registerRouter } from "./routers/register.ts";
import { reviewsRouter } from "./routers/reviews.ts";
import { suppliersRouter } from "./routers/suppliers.ts";
import { tasksRouter } from "./routers/tasks.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** All procedures, by noun. */
export const appRouter = router({
  audit: auditRouter,
  connections: connectionsRouter,
  consults: consultsRouter,
  documents: documentsRouter,
  gateways: gatewaysRouter,
  issues: issuesRouter,
  measurements: measurementsRouter,
  messages: messagesRouter,
  organizations: organizationsRouter,
  openingHours: openingHoursRouter,
  patients: patientsRouter,
  people: peopleRouter,
  pilots: pilotsRouter,
  questionnaires: questionnairesRouter,
  register: registerRouter,
  reviews: reviewsRouter,
  catalogue: catalogueRouter,
  suppliers: suppliersRouter,
  tasks: tasksRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
