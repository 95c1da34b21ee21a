/** The token by which a notification shows that it comes from a channel of ours: HMAC-SHA-256 over the channel's id. */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

export interface ChannelTokens {
  of(channel: string): string;
  /** In constant time. */
  fits(channel: string, token: string): boolean;
}

/**
 * Without WebCrypto, which hands each hash to another thread on Node: that costs more than all else of a forged notification.
 *
 * @param secret keys other hashes as well, over texts that never begin as these do.
 */
export function channelTokens(secret: string): ChannelTokens {
  const key = createSecretKey(secret, 'utf8');
  const digest = (channel: string) => createHmac('sha256', key).update(`drive channel\n${channel}`).digest();
  return {
    of: (channel) => digest(channel).toString('hex'),
    fits: (channel, token) =>
      /^[0-9a-f]{64}$/.test(token) && timingSafeEqual(digest(channel), Buffer.from(token, 'hex')),
  };
}
