/**
 * Runs before any other script in the browser. Disables Zod's JIT compilation there: the content security policy
 * forbids `new Function`, and even an attempt is reported as a violation.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
