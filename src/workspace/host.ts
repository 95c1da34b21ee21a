/** Whether a request was sent to this computer by one of its own names. */

const OWN = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A foreign page can have its own name resolve to 127.0.0.1 (DNS rebinding); then `Host` holds that name. */
export function isOwnHost(request: Request): boolean {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return OWN.has(host.replace(/:\d*$/, '').toLowerCase());
}

/**
 * Whether a request may have been made by a web page of somebody else: it names another origin, or came to a name that
 * is neither ours nor one of Google's, for which clients are sent here.
 */
export function isForeign(request: Request): boolean {
  const host = (request.headers.get('host') ?? new URL(request.url).host).toLowerCase();
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== `http://${host}`) return true;
  return !isOwnHost(request) && !/^([\w-]+\.)*googleapis\.com(:\d+)?$/.test(host);
}
