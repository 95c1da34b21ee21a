/** The token by which a notification shows that it comes from a channel of ours: HMAC-SHA-256 over the channel's id. */

export interface ChannelTokens {
  of(channel: string): Promise<string>;
  /** In constant time. */
  fits(channel: string, token: string): Promise<boolean>;
}

/** @param secret keys other hashes as well, over texts that never begin as these do. */
export function channelTokens(secret: string): ChannelTokens {
  const encoder = new TextEncoder();
  // Made ready at the first use: a forged flood must not cost a key each.
  let ready: Promise<CryptoKey> | undefined;
  const key = () => {
    ready ??= crypto.subtle.importKey(
      'raw',
      encoder.encode(secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign', 'verify'],
    );
    return ready;
  };
  const text = (channel: string) => encoder.encode(`drive channel\n${channel}`);
  return {
    async of(channel) {
      const digest = await crypto.subtle.sign('HMAC', await key(), text(channel));
      return Buffer.from(digest).toString('hex');
    },
    async fits(channel, token) {
      if (!/^[0-9a-f]{64}$/.test(token)) return false;
      return crypto.subtle.verify('HMAC', await key(), Buffer.from(token, 'hex'), text(channel));
    },
  };
}
