/** What the commands over workbooks need of an installation. */
import type { Site } from '../reach-site.ts';

export type OfflineSite = Pick<Site, 'store' | 'now' | 'close'> & {
  google: Pick<Site['google'], 'apis' | 'email'>;
};
