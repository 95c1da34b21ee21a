/** Whether a request was sent to this computer by one of its own names. */

const OWN = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A foreign page can have its own name resolve to 127.0.0.1 (DNS rebinding); then `Host` holds that name. */
export function isOwnHost(request: Request): boolean {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return OWN.has(host.replace(/:\d*$/, '').toLowerCase());
}
