/**
 * Push notifications: https://developers.google.com/workspace/drive/api/guides/push
 * An empty POST with headers; 5xx is tried again, later and later; any other refusal loses it.
 */
import type { Services } from '../services.ts';
import type { Change } from './changes.ts';
import type { Channel } from './channels.ts';

const TAKEN = new Set([102, 200, 201, 202, 204]);
const AGAIN = new Set([500, 502, 503, 504]);
/** Milliseconds before the n-th repetition. Google does not say; it gives up in the end. */
const WAITS = [10_000, 20_000, 40_000, 80_000, 160_000, 320_000];
/** Real milliseconds that a receiver may take. */
const PATIENCE = 10_000;

/** What becomes of one notification: times (epoch milliseconds) at which it is sent. None: it is lost. */
export type Sendings = number[];

/** May change the fate of a notification; `due` is when it would be sent. `to`: whose it is, and what ends its channel. */
export type Meddler = (
  to: { account: string; expire(): void },
  fileId: string | null,
  due: number,
) => Sendings;

export interface Notifier {
  /** Tells a new channel that it stands. */
  sync(channel: Channel): void;
}

/** Listens to the log of changes from now on. */
export function startNotifier(services: Services, meddle: Meddler = (_to, _file, due) => [due]): Notifier {
  const { channels, schedule } = services;

  const send = (id: string, state: string, changed: string, fileId: string | null) => {
    const channel = channels.get(id);
    if (!channel) return;
    const { account } = channel;
    const expire = () => channels.expire(channel, services.now());
    for (const due of meddle({ account, expire }, fileId, services.now())) {
      schedule.at(due, async () => {
        const current = standing(services, id);
        if (!current) return;
        const headers = headersOf(current, channels.count(current), state, changed);
        await post(services, id, current.address, headers, 0);
      });
    }
  };

  services.changes.listen((change) => {
    for (const channel of channels.all()) {
      if (channel.fileId === null) {
        if (concerns(services, channel, change)) send(channel.id, 'change', '', change.fileId);
      } else if (channel.fileId === change.fileId && (change.audience?.includes(channel.account) ?? true)) {
        send(channel.id, change.state, change.state === 'update' ? change.what.join(',') : '', change.fileId);
      }
    }
  });
  return { sync: (channel) => send(channel.id, 'sync', '', channel.fileId) };
}

/** The channel, unless it was stopped or has expired. */
function standing(services: Services, id: string): Channel | undefined {
  const channel = services.channels.get(id);
  if (channel === undefined || channel.expiration > services.now()) return channel;
  services.channels.remove(id);
  return undefined;
}

/** Whether a change is in the feed of the account that made a channel of changes. */
function concerns(services: Services, channel: Channel, change: Change): boolean {
  if (change.audience) return change.audience.includes(channel.account);
  if (change.driveId !== null && !channel.allDrives) return false;
  const file = services.files.get(change.fileId);
  return file !== undefined && services.access.listed(file, channel.account);
}

function headersOf(channel: Channel, number: number, state: string, changed: string): Record<string, string> {
  return {
    'user-agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)',
    'x-goog-channel-id': channel.id,
    'x-goog-message-number': String(number),
    'x-goog-resource-id': channel.resourceId,
    'x-goog-resource-state': state,
    'x-goog-resource-uri': channel.resourceUri,
    'x-goog-channel-expiration': new Date(channel.expiration).toUTCString(),
    ...(channel.token === null ? {} : { 'x-goog-channel-token': channel.token }),
    ...(changed === '' ? {} : { 'x-goog-changed': changed }),
  };
}

async function post(
  services: Services,
  id: string,
  address: string,
  headers: Record<string, string>,
  tried: number,
): Promise<void> {
  const status = await fetch(address, {
    method: 'POST',
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
  }).then(
    async (response) => {
      await response.body?.cancel();
      return response.status;
    },
    () => 503, // nobody there, or too slow
  );
  const wait = WAITS[tried];
  if (TAKEN.has(status) || !AGAIN.has(status) || wait === undefined) return;
  services.schedule.at(services.now() + wait, async () => {
    if (standing(services, id)) await post(services, id, address, headers, tried + 1);
  });
}
