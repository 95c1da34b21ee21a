/**
 * Where Drive's notifications come in: headers, no body. Strangers are answered as Google is, so that nothing can be learned
 * from an answer. https://developers.google.com/workspace/drive/api/guides/push
 */
import type { Context } from 'hono';
import type { Notification } from '../ports/notification.ts';

export const WEBHOOK_PATH = '/webhook/drive';

/** 204 whatever comes; a fault of ours fails as anywhere else, and Google tries again later. */
export function webhook(hear: (notification: Notification) => Promise<unknown>) {
  return async (c: Context): Promise<Response> => {
    const notification = read((name) => c.req.header(`x-goog-${name}`) ?? '');
    if (notification !== undefined) await hear(notification);
    return c.body(null, 204);
  };
}

/** Undefined where it cannot come from a channel of ours. */
function read(header: (name: string) => string): Notification | undefined {
  const channel = header('channel-id');
  const token = header('channel-token');
  const number = header('message-number');
  const resourceId = header('resource-id');
  const state = header('resource-state');
  const whole =
    /^[\w-]{1,64}$/.test(channel) &&
    /^\w{1,256}$/.test(token) &&
    /^\d{1,15}$/.test(number) &&
    /^[\w-]{1,256}$/.test(resourceId) &&
    /^\w{1,32}$/.test(state);
  return whole ? { channel, token, number: Number(number), resourceId, state } : undefined;
}
