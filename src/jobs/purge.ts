/** Once a night: what is older than the installation keeps it. */
import { outdated } from '../core/retention.ts';
import type { Kept } from '../ports/store/upkeep.ts';
import type { Ports } from './ports.ts';

export async function purge({
  store,
  clock,
  settings,
}: Pick<Ports, 'store' | 'clock' | 'settings'>): Promise<Kept> {
  return store.upkeep.purge(outdated(settings.retention, settings.zone, await clock.now()));
}
