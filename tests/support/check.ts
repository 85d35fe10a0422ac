import { keepLawsAndPureTests } from "./run-laws.ts";

// `npm run check`: format, lint, types, structure, dead code and the pure tests, in parallel, without a database.

const begun = Date.now();
const { passed, failed } = await keepLawsAndPureTests();
console.log(`${passed} laws kept, ${failed.length} broken (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
process.exit(failed.length === 0 ? 0 : 1);
