/**
 * Where Drive's notifications come in: headers, no body. Strangers are answered as Google is, so that nothing can be learned
 * from an answer. https://developers.google.com/workspace/drive/api/guides/push
 */
import type { Notification } from '../ports/notification.ts';

export const WEBHOOK_PATH = '/webhook/drive';

/** A header of a request by its name in lower case, however the platform holds them. */
export type Header = (name: string) => string | null | undefined;

/** @param path as it stands in the address, with or without what is asked behind it. */
export const isNotification = (method: string | undefined, path: string | undefined): boolean =>
  method === 'POST' && (path === WEBHOOK_PATH || path?.startsWith(`${WEBHOOK_PATH}?`) === true);

/** Takes a notification, or gives at once what answers one that says nothing. */
export type Hear = (notification: Notification) => string | Promise<unknown>;

/**
 * Gives the status of an answer without a body: 204 whatever comes; 500 for a fault of ours, and Google tries again later. It
 * asks for no more than the headers, and what is forged waits for nothing: a flood must cost little.
 */
export function webhook(hear: Hear, onFault: (fault: unknown, execution: string | undefined) => void) {
  return (header: Header): 204 | Promise<204 | 500> => {
    const notification = read(header);
    const heard = notification && hear(notification);
    if (heard === undefined || typeof heard === 'string') return 204;
    return heard.then(
      () => 204,
      (fault) => {
        onFault(fault, executionOf(header));
        return 500;
      },
    );
  };
}

/** Cloudflare's ray, or the trace that Google Cloud begins its header with. */
export const executionOf = (header: Header): string | undefined =>
  header('cf-ray') ?? header('x-cloud-trace-context')?.split('/')[0];

/** Undefined where it cannot come from a channel of ours. */
function read(header: Header): Notification | undefined {
  const channel = header('x-goog-channel-id') ?? '';
  const token = header('x-goog-channel-token') ?? '';
  const number = header('x-goog-message-number') ?? '';
  const resourceId = header('x-goog-resource-id') ?? '';
  const state = header('x-goog-resource-state') ?? '';
  const whole =
    /^[\w-]{1,64}$/.test(channel) &&
    /^\w{1,256}$/.test(token) &&
    /^\d{1,15}$/.test(number) &&
    /^[\w-]{1,256}$/.test(resourceId) &&
    /^\w{1,32}$/.test(state);
  return whole ? { channel, token, number: Number(number), resourceId, state } : undefined;
}
