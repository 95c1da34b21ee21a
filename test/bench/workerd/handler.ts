/** The benches' code inside workerd. Its clock stands still while code runs, so requests are timed from outside. */
import { SCENES, type Scene, sceneOf } from '../checks/check.ts';
import { engines } from '../strings/engines.ts';

/** Made when they are first asked for, and kept. */
const jobs = new Map<string, () => number>();

export function handler(ajv: (row: unknown) => boolean): { fetch(request: Request): Response } {
  const prepare = (pathname: string): void => {
    const [, kind, name = ''] = pathname.split('/');
    if (kind === 'strings') {
      for (const [engine, run] of Object.entries(engines(ajv))) jobs.set(`/strings/${engine}`, run);
    } else if (kind === 'checks' && name in SCENES) {
      const { parse, check } = sceneOf(name as Scene);
      jobs.set(`/checks/${name}/parse`, () => parse().length);
      jobs.set(`/checks/${name}/check`, () => check(parse()));
    }
  };
  return {
    fetch(request) {
      const { pathname, searchParams } = new URL(request.url);
      if (!jobs.has(pathname)) prepare(pathname);
      const job = jobs.get(pathname);
      if (job === undefined) return new Response('no such job', { status: 404 });
      let found = 0;
      for (let left = Number(searchParams.get('n')); left > 0; left--) found = job();
      return Response.json({ found });
    },
  };
}
