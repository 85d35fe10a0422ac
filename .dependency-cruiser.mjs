// The rules on direct imports (ARCHITECTURE.md), type imports included. What the browser may not reach, however
// indirectly, is in .dependency-cruiser.browser.mjs.
import kernel from "./server/kernel.json" with { type: "json" };

/** Every folder of server/ that server/kernel.json does not list is a noun. */
const noun = `^server/(?!(?:${kernel.join("|")})/)([^/]+)/`;
const test = "\\.test\\.tsx?$";
/** Contract of a noun or of one of its parts. */
const contract = "^server/.+/[a-z-]*contract\\.ts$";
const rules = "^server/.+/[a-z-]*rules\\.ts$";

export const options = {
  doNotFollow: { path: "node_modules" },
  exclude: { path: "^node_modules/\\.cache|\\.json$|\\.css$" },
  moduleSystems: ["es6"],
  parser: "swc",
  builtInModules: { add: [] },
  enhancedResolveOptions: {
    exportsFields: ["exports"],
    conditionNames: ["import", "node", "default", "types"],
    extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts"],
  },
};

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "No import cycles.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "Nothing imports this file.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          "\\.d\\.ts$",
          "^app/.*(page|layout|route|error|not-found|loading|global-error)(\\.demo)?\\.tsx?$",
          test,
          "^server/run/bootstrap\\.mjs$",
          // Started as a thread, by its path.
          "^server/questionnaires/expressions/expression-worker\\.ts$",
          "^server/documents/content/pdf-worker\\.ts$",
          // Read by the laws on SQL alone.
          "^db/planes\\.ts$",
          "\\.css$",
        ],
      },
      to: {},
    },
    {
      name: "resolvable",
      comment: "This import does not resolve.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "1-app-speaks-to-api",
      comment: "app never imports db or a verb: only server/api and the kernel modules listed here.",
      severity: "error",
      from: { path: "^app/" },
      to: {
        path: "^(db|server)/",
        pathNot: [
          "^server/(api|calendar|language|live)/",
          "^server/(env|log|health|errors|retry-after)\\.ts$",
          contract,
          "^db/terms/",
        ],
      },
    },
    {
      name: "2-components-know-contracts",
      comment:
        "components import only contracts, language files and the calendar from server, and only terms from db. The coach of a writer is the exception: it runs in the browser, so that it works offline and the text goes nowhere.",
      severity: "error",
      from: { path: "^components/(?!api/)", pathNot: test },
      to: {
        path: "^(db|server|app)/",
        pathNot: [contract, "^db/terms/", "^server/(calendar|language)/", "^server/messages/writing/coach-rules\\.ts$"],
      },
    },
    {
      name: "2-components-api-knows-the-router-type",
      comment: "Only components/api imports the type of the router.",
      severity: "error",
      from: { path: "^components/api/" },
      to: {
        path: "^(db|server|app)/",
        pathNot: ["^server/api/(root|trpc)\\.ts$", "^server/errors\\.ts$", contract, "^db/terms/", "^server/language/"],
      },
    },
    {
      name: "2-primitives-know-no-domain",
      comment: "ui, table, form and chart import no noun.",
      severity: "error",
      from: { path: "^components/(ui|table|form|chart)/" },
      to: { path: "^(server/.+/[a-z-]*contract\\.ts|db/|components/(?!ui|table|form|chart|api))" },
    },
    {
      name: "3-nouns-are-islands",
      comment:
        "Nouns are combined in server/api, or through an event that a job handles. Contracts may import contracts.",
      severity: "error",
      from: { path: noun },
      to: { path: noun, pathNot: ["^server/$1/", contract] },
    },
    {
      name: "4-a-verb-runs-anywhere",
      comment: "A noun never imports transport, so the same verb runs in a page, a test, a job or a script.",
      severity: "error",
      from: { path: [noun, "^server/(access|audit|mail|language)/"] },
      to: { path: "^server/(api|fhir|cli|run|live)/|^server/jobs/(?!queue\\.ts|jobs\\.ts)|^app/|^components/" },
    },
    {
      name: "4-no-next-in-a-noun",
      comment: "See 4-a-verb-runs-anywhere.",
      severity: "error",
      from: { path: [noun, "^server/(access|audit|mail|jobs)/"] },
      to: { path: "node_modules/(next|next-auth|react|react-dom)/" },
    },
    {
      name: "contract-holds-only-what-may-be-asked",
      comment: "Contracts import only zod, terms, the calendar and other contracts.",
      severity: "error",
      from: { path: contract },
      to: { pathNot: ["node_modules/zod", "^db/terms/", "^server/calendar/", contract] },
    },
    {
      name: "rules-are-pure",
      comment: "Rules import terms and contracts: no database, no request, no clock.",
      severity: "error",
      from: { path: rules, pathNot: test },
      to: {
        path: "^(db/(?!terms/)|server/(access|api|jobs|env|log|mail|live))|node_modules/(postgres|drizzle-orm|pg-boss|next)/",
      },
    },
    {
      name: "codecs-and-parsers-are-pure",
      comment: "Codecs and parsers turn bytes into values: no database, no request.",
      severity: "error",
      from: { path: "^server/(fhir/(codec|format)|register/lists)/", pathNot: test },
      to: {
        path: "^(db/(?!terms/)|server/(access|api|jobs|env|log|mail|live))|node_modules/(postgres|drizzle-orm|pg-boss|next)/",
      },
    },
    {
      name: "5-db-imports-only-db",
      comment: "db imports only db; seeds may use the calendar for their dates.",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^(app|components|server|tests)/", pathNot: "^server/calendar/" },
    },
    {
      name: "5-the-calendar-stands-on-the-ground-floor",
      comment: "The calendar is pure: every layer may import it, and it imports nothing of this project but terms.",
      severity: "error",
      from: { path: "^server/calendar/", pathNot: test },
      to: { path: "^((app|components|tests)/|db/(?!terms/)|server/(?!calendar/))" },
    },
    {
      name: "5-one-time-zone-library",
      comment: "Only the calendar uses a date library. The date field needs the type that React Aria expects.",
      severity: "error",
      from: {
        path: "^(app|components|db|server|tests)/",
        pathNot: ["^server/calendar/", "^components/ui/date-field-input\\.tsx$"],
      },
      to: { path: "node_modules/(@internationalized/date|@date-fns|date-fns|date-holidays|luxon|dayjs|moment)/" },
    },
    {
      name: "5-terms-import-nothing",
      comment: "Terms are plain lists of values, which may refer to one another.",
      severity: "error",
      from: { path: "^db/terms/", pathNot: test },
      to: { pathNot: "^db/terms/" },
    },
    {
      name: "env-is-the-only-reader",
      comment: "Nothing that serves requests or runs jobs imports server/cli or server/run.",
      severity: "error",
      from: { path: "^(app|components|server/(?!(cli|run)/))", pathNot: test },
      to: { path: "^server/(cli|run)/" },
    },
    {
      name: "no-tests-in-the-product",
      comment: "Product code never imports from tests.",
      severity: "error",
      from: { path: "^(app|components|server|db)/", pathNot: test },
      to: { path: "^tests/" },
    },
  ],
  options,
};
