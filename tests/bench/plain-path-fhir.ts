import { plainPath, takePath } from "./plain-path.ts";

takePath(plainPath());
await import("#server/run/fhir.ts");
