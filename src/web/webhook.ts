/**
 * Where Drive's notifications come in: headers, no body. Strangers are answered as Google is, so that nothing can be learned
 * from an answer. https://developers.google.com/workspace/drive/api/guides/push
 */
import { getPath } from 'hono/utils/url';
import type { Notification } from '../ports/notification.ts';

export const WEBHOOK_PATH = '/webhook/drive';

export const isNotification = (request: Request): boolean =>
  request.method === 'POST' && getPath(request) === WEBHOOK_PATH;

/** 204 whatever comes; 500 for a fault of ours, and Google tries again later. Neither has a body. */
export function webhook(
  hear: (notification: Notification) => Promise<unknown>,
  onFault: (fault: unknown, headers: Headers) => void,
) {
  return async ({ headers }: Request): Promise<Response> => {
    try {
      const notification = read(headers);
      if (notification !== undefined) await hear(notification);
      return new Response(null, { status: 204 });
    } catch (fault) {
      onFault(fault, headers);
      return new Response(null, { status: 500 });
    }
  };
}

/** Undefined where it cannot come from a channel of ours. */
function read(headers: Headers): Notification | undefined {
  const channel = headers.get('x-goog-channel-id') ?? '';
  const token = headers.get('x-goog-channel-token') ?? '';
  const number = headers.get('x-goog-message-number') ?? '';
  const resourceId = headers.get('x-goog-resource-id') ?? '';
  const state = headers.get('x-goog-resource-state') ?? '';
  const whole =
    /^[\w-]{1,64}$/.test(channel) &&
    /^\w{1,256}$/.test(token) &&
    /^\d{1,15}$/.test(number) &&
    /^[\w-]{1,256}$/.test(resourceId) &&
    /^\w{1,32}$/.test(state);
  return whole ? { channel, token, number: Number(number), resourceId, state } : undefined;
}
