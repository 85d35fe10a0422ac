// What a component loads ends in the browser: from there nothing leads to the database or to the environment, in however
// many steps. Types vanish before anything runs, so imports of types are not followed here.
import { options } from "./.dependency-cruiser.mjs";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "2-browser-never-reaches-the-database",
      comment: "Not even transitively: what a component loads ends in the browser.",
      severity: "error",
      from: { path: "^components/", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^(db/(client|migrate|schema)|server/(access|audit|jobs|mail|live|cli|probe)/(?!contract[.]ts$)|server/(env|log|health)\\.ts)",
        reachable: true,
      },
    },
  ],
  options: { ...options, doNotFollow: { path: "node_modules", dependencyTypes: ["type-only"] } },
};
