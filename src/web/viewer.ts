/** Who looks at a page, as far as pages need to know. */
import type { Scope } from '../core/scope.ts';

export interface Viewer {
  scope: Scope;
  /** Came in by a mailed link, and can go out again. */
  session: boolean;
  /** In lower case; absent where nobody asks who it is. */
  address?: string;
}

/** What every page behind the guard finds in its context. */
export interface Pages {
  Variables: { viewer: Viewer };
}
