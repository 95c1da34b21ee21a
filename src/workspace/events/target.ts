/** What of Drive a subscription watches, and whether its holder may. */
import type { Change } from '../drive/changes.ts';
import { FOLDER } from '../drive/file.ts';
import type { Services } from '../services.ts';
import type { Subscription } from './store.ts';

export interface Target {
  kind: 'drives' | 'files';
  id: string;
}

export function targetOf(resource: string): Target | undefined {
  const found = /^\/\/drive\.googleapis\.com\/(drives|files)\/([\w-]+)$/.exec(resource);
  return found ? { kind: found[1] as Target['kind'], id: found[2]! } : undefined;
}

/** Undefined where the account does not see it, or it does not exist. */
export function seen({ access, files }: Services, { kind, id }: Target, account: string) {
  if (kind === 'drives') return access.driveRole(id, account) === undefined ? undefined : { folder: true };
  const file = files.get(id);
  if (file === undefined || !access.canRead(file, account)) return undefined;
  return { folder: file.mime_type === FOLDER };
}

export function mayStill(services: Services, { targetResource, holder }: Subscription): boolean {
  const target = targetOf(targetResource);
  return target !== undefined && seen(services, target, holder) !== undefined;
}

/** Whether a change is of the target itself, or of what lies in it at any depth. */
export function isWatched(services: Services, subscription: Subscription, change: Change): boolean {
  const { kind, id } = targetOf(subscription.targetResource)!;
  if (kind === 'drives') return change.driveId === id;
  if (change.fileId === id) return true;
  if (!subscription.driveOptions.includeDescendants) return false;
  let parent = services.files.get(change.fileId)?.parent ?? null;
  for (let depth = 0; parent !== null && depth < 100; depth++) {
    if (parent === id) return true;
    parent = services.files.get(parent)?.parent ?? null;
  }
  return false;
}
