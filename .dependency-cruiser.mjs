// Who may look at whom (ARCHITECTURE.md), one import at a time; imports of types count as well.
// What a browser may never reach, in however many steps, is in .dependency-cruiser.browser.mjs.

/** Folders of server/ that are no noun. A noun is every other folder there. */
const kernel = "access|audit|api|calendar|fhir|jobs|cli|live|mail|probe|language";
const noun = `^server/(?!(?:${kernel})/)([^/]+)/`;
const test = "\\.test\\.tsx?$";

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
      comment: "A cycle has no beginning to read it from.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "Nobody looks at this file.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          "\\.d\\.ts$",
          "^app/.*(page|layout|route|error|not-found|loading|global-error)(\\.demo)?\\.tsx?$",
          test,
          "^server/cli/bootstrap\\.mjs$",
          "\\.css$",
        ],
      },
      to: {},
    },
    {
      name: "resolvable",
      comment: "An import is an address; this one leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "1-app-speaks-to-api",
      comment: "app never touches db and never calls a verb; it speaks to server/api, and to the kernel by name.",
      severity: "error",
      from: { path: "^app/" },
      to: {
        path: "^(db|server)/",
        pathNot: [
          "^server/(api|language|live)/",
          "^server/(env|log|health|errors)\\.ts$",
          "^server/[^/]+/[a-z-]*contract\\.ts$",
          "^db/terms/",
        ],
      },
    },
    {
      name: "2-components-know-contracts",
      comment: "components import from server only a noun's contracts and its words; from db only terms.",
      severity: "error",
      from: { path: "^components/(?!api/)", pathNot: test },
      to: {
        path: "^(db|server|app)/",
        pathNot: ["^server/[^/]+/[a-z-]*contract\\.ts$", "^db/terms/", "^server/language/"],
      },
    },
    {
      name: "2-components-api-knows-the-router-type",
      comment: "components/api is the one place where the router's type enters the browser.",
      severity: "error",
      from: { path: "^components/api/" },
      to: {
        path: "^(db|server|app)/",
        pathNot: [
          "^server/api/(root|trpc)\\.ts$",
          "^server/errors\\.ts$",
          "^server/[^/]+/[a-z-]*contract\\.ts$",
          "^db/terms/",
          "^server/language/",
        ],
      },
    },
    {
      name: "2-primitives-know-no-domain",
      comment: "ui, table, form, chart and layout know no noun.",
      severity: "error",
      from: { path: "^components/(ui|table|form|chart)/" },
      to: { path: "^(server/[^/]+/contract\\.ts|db/|components/(?!ui|table|form|chart|api))" },
    },
    {
      name: "3-nouns-are-islands",
      comment:
        "What spans nouns is composed one floor up, or is an event that a job picks up. Contracts may quote contracts.",
      severity: "error",
      from: { path: noun },
      to: { path: noun, pathNot: ["^server/$1/", "^server/[^/]+/[a-z-]*contract\\.ts$"] },
    },
    {
      name: "4-a-verb-runs-anywhere",
      comment: "A noun never imports transport: the same verb runs in a page, a test, a job or a script.",
      severity: "error",
      from: { path: [noun, "^server/(access|audit|mail|language)/"] },
      to: { path: "^server/(api|fhir|cli|live)/|^server/jobs/(?!queue\\.ts|jobs\\.ts)|^app/|^components/" },
    },
    {
      name: "4-no-next-in-a-noun",
      comment: "See the rule before.",
      severity: "error",
      from: { path: [noun, "^server/(access|audit|mail|jobs)/"] },
      to: { path: "node_modules/(next|next-auth|react|react-dom)/" },
    },
    {
      name: "contract-holds-only-what-may-be-asked",
      comment: "contracts: zod, terms, other contracts.",
      severity: "error",
      from: { path: "^server/[^/]+/[a-z-]*contract\\.ts$" },
      to: { pathNot: ["node_modules/zod", "^db/terms/", "^server/[^/]+/[a-z-]*contract\\.ts$"] },
    },
    {
      name: "rules-are-pure",
      comment: "rules: terms and contracts; no database, no request, no clock.",
      severity: "error",
      from: { path: "^server/[^/]+/[a-z-]*rules\\.ts$", pathNot: test },
      to: {
        path: "^(db/(?!terms/)|server/(access|api|jobs|env|log|mail|live))|node_modules/(postgres|drizzle-orm|pg-boss|next)/",
      },
    },
    {
      name: "codecs-and-parsers-are-pure",
      comment: "They turn bytes into values: no database, no request.",
      severity: "error",
      from: { path: "^server/(fhir/(codec|format)|register/lists)/", pathNot: test },
      to: {
        path: "^(db/(?!terms/)|server/(access|api|jobs|env|log|mail|live))|node_modules/(postgres|drizzle-orm|pg-boss|next)/",
      },
    },
    {
      name: "5-db-imports-only-db",
      comment: "Tables know nobody.",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^(app|components|server|tests)/" },
    },
    {
      name: "5-terms-import-nothing",
      comment: "Which values exist: plain lists, which may quote one another.",
      severity: "error",
      from: { path: "^db/terms/", pathNot: test },
      to: { pathNot: "^db/terms/" },
    },
    {
      name: "env-is-the-only-reader",
      comment: "The command line starts things; nothing that serves or works imports it.",
      severity: "error",
      from: { path: "^(app|components|server/(?!cli/))", pathNot: test },
      to: { path: "^server/cli/" },
    },
    {
      name: "no-tests-in-the-product",
      comment: "Support is for tests.",
      severity: "error",
      from: { path: "^(app|components|server|db)/", pathNot: test },
      to: { path: "^tests/" },
    },
  ],
  options,
};
