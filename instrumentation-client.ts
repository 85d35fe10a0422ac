/**
 * Runs before anything else in the browser. Zod may not compile its checks there: the content security policy forbids
 * `new Function`, and even trying is reported as a breach.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
