// Components end up in the browser, so nothing they import may reach the database or the environment, however
// indirectly. Type imports are erased before anything runs and are not followed.
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
        path: "^(db/(client|migrate|schema)|server/(access|audit|jobs|mail|live|cli|run|probe)/(?!contract[.]ts$)|server/(env|log|health)\\.ts)",
        reachable: true,
      },
    },
    {
      name: "2-holidays-stay-on-the-server",
      comment: "A page works out when something is due and hands down the day.",
      severity: "error",
      from: { path: "^components/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^server/calendar/(holidays|working-days)[.]ts$", reachable: true },
    },
  ],
  options: { ...options, doNotFollow: { path: "node_modules", dependencyTypes: ["type-only"] } },
};
