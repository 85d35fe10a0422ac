import type { ListDeclaration } from "./declaration.ts";
import { gnlRelease1 } from "./gnl-release1.ts";
import { oclRelease2 } from "./ocl-release2.ts";
import { whlRelease2 } from "./whl-release2.ts";
import { zaklRelease1 } from "./zakl-release1.ts";
import { zalRelease2 } from "./zal-release2.ts";
import { zalRelease3 } from "./zal-release3.ts";

/** Every supported list, selected by the namespace of the root element. */
export const listDeclarations: readonly ListDeclaration[] = [
  zalRelease2,
  zalRelease3,
  zaklRelease1,
  gnlRelease1,
  oclRelease2,
  whlRelease2,
];
