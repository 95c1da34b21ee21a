/** The token by which a notification shows that it comes from a channel of ours: HMAC-SHA-256 over the channel's id. */

export interface ChannelTokens {
  of(channel: string): Promise<string>;
  /** In constant time. */
  fits(channel: string, token: string): Promise<boolean>;
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** @param secret keys other hashes as well, over texts that never begin as these do. */
export function channelTokens(secret: string): ChannelTokens {
  const encoder = new TextEncoder();
  // Made ready at the first use: a forged flood must not cost a key each.
  let ready: Promise<CryptoKey> | undefined;
  const key = () => {
    ready ??= crypto.subtle.importKey('raw', encoder.encode(secret), HMAC, false, ['sign', 'verify']);
    return ready;
  };
  const text = (channel: string) => encoder.encode(`drive channel\n${channel}`);
  return {
    async of(channel) {
      const digest = await crypto.subtle.sign('HMAC', await key(), text(channel));
      return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    async fits(channel, token) {
      if (!/^[0-9a-f]{64}$/.test(token)) return false;
      const given = Uint8Array.from(token.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      return crypto.subtle.verify('HMAC', await key(), given, text(channel));
    },
  };
}
