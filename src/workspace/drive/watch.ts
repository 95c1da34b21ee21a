/** `files.watch`, `changes.watch`, `channels.stop`. */
import { createHash } from 'node:crypto';
import { driveError } from '../errors.ts';
import { pageOfChanges } from './change-list.ts';
import type { Channel } from './channels.ts';
import { type DriveCall, flag, visible } from './json.ts';

/** Milliseconds: what a channel gets that asks for nothing, and the most that it may ask for. */
const DEFAULT_LIFE = 3_600_000;
const LONGEST_FILE = 86_400_000;
const LONGEST_CHANGES = 604_800_000;

const API = 'https://www.googleapis.com/drive/v3';

/** The same thing watched by the same account has the same resource id. */
const resourceId = (what: string): string =>
  createHash('sha256').update(what).digest('base64url').slice(0, 27);

/** An address is https; on this computer http will do. */
function addressOf(value: unknown): string {
  let url: URL | undefined;
  try {
    url = new URL(String(value ?? ''));
  } catch {
    // told below
  }
  const local = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url === undefined || (url.protocol !== 'https:' && !local))
    throw driveError(400, 'push.webhookUrlNotHttps', `WebHook callback must be HTTPS: ${value ?? ''}`);
  return url.href;
}

function open(
  call: DriveCall,
  what: Pick<Channel, 'resourceUri' | 'fileId' | 'allDrives'>,
  longest: number,
): unknown {
  const { services, account, body } = call;
  const { id, type, address, token, expiration } = body;
  if (type !== 'web_hook' && type !== 'webhook')
    throw driveError(400, 'invalid', `Unsupported notification channel type: ${type ?? ''}`);
  if (typeof id !== 'string' || !/^[A-Za-z0-9\-_+/=]{1,64}$/.test(id))
    throw driveError(400, 'channelIdInvalid', 'Invalid channel id');
  if (token !== undefined && (typeof token !== 'string' || token.length > 256))
    throw driveError(400, 'invalid', 'Channel token must be 256 characters or fewer');
  const target = addressOf(address);
  const now = services.now();
  const known = services.channels.get(id);
  if (known && known.expiration > now)
    throw driveError(400, 'channelIdNotUnique', `Channel id ${id} not unique`);
  const wanted = expiration === undefined ? now + DEFAULT_LIFE : Number(expiration);
  if (!Number.isFinite(wanted) || wanted <= now)
    throw driveError(400, 'invalid', `Invalid value for expiration: ${expiration}`);
  const channel: Channel = {
    ...what,
    id,
    account,
    resourceId: resourceId(`${account} ${what.fileId ?? 'changes'}`),
    address: target,
    token: typeof token === 'string' ? token : null,
    expiration: Math.min(wanted, now + longest),
    number: 0,
  };
  services.channels.put(channel);
  services.notifier?.sync(channel);
  return {
    kind: 'api#channel',
    id,
    resourceId: channel.resourceId,
    resourceUri: channel.resourceUri,
    ...(channel.token === null ? {} : { token: channel.token }),
    expiration: String(Math.floor(channel.expiration)),
  };
}

export function watchFile(call: DriveCall, id: string): unknown {
  const file = visible(call, id);
  const resourceUri = `${API}/files/${file.id}?alt=json&null`;
  return open(call, { resourceUri, fileId: file.id, allDrives: true }, LONGEST_FILE);
}

export function watchChanges(call: DriveCall): unknown {
  const token = pageOfChanges(call);
  const resourceUri = `${API}/changes?alt=json&pageToken=${token}`;
  const allDrives = flag(call.query, 'includeItemsFromAllDrives') && flag(call.query, 'supportsAllDrives');
  return open(call, { resourceUri, fileId: null, allDrives }, LONGEST_CHANGES);
}

/** Only the account that made a channel stops it. */
export function stopChannel(call: DriveCall): undefined {
  const { services, account, body } = call;
  const channel = services.channels.get(String(body.id ?? ''));
  if (
    channel === undefined ||
    channel.account !== account ||
    channel.resourceId !== body.resourceId ||
    channel.expiration <= services.now()
  )
    throw driveError(404, 'notFound', `Channel '${body.id ?? ''}' not found for project '100000000000'`);
  services.channels.remove(channel.id);
}
