/** Who may read the pages: a browser on this computer, by GET or HEAD. */
import { isOwnHost } from '../host.ts';
import { notice } from './page.ts';
import { languageOf, words } from './words.ts';

/**
 * A refusal, or undefined when the request may pass. The `Host` is checked because a foreign page can have its own
 * name resolve to 127.0.0.1 (DNS rebinding) and read what answers there.
 */
export function refusal(request: Request): Response | undefined {
  const url = new URL(request.url);
  const language = languageOf(url);
  const say = words[language];
  if (!isOwnHost(request)) {
    return notice(url, language, 403, say.refused, say.refusedHost);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const answer = notice(url, language, 405, say.refused, say.refusedMethod);
    answer.headers.set('Allow', 'GET, HEAD');
    return answer;
  }
  return undefined;
}
