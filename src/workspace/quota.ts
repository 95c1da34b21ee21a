/** Sheets quota: reads and writes, an account and the project, in any sixty seconds of the workspace's clock. */
import { sheetsError } from './errors.ts';

export interface Limits {
  read: number;
  write: number;
}

export interface Counts {
  read: number;
  write: number;
  drive: number;
  refused: number;
}

export type Kind = 'read' | 'write';

const WINDOW = 60_000;
const PROJECT = '';
/** Google's own proportion: 60 a user, 300 a project. */
const PROJECT_FACTOR = 5;

export class Quota {
  #limits: Limits | null;
  #now: () => number;
  #times = new Map<string, number[]>();
  #counts = new Map<string, Counts>();

  constructor(limits: Limits | null, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Counts a Sheets call, or throws Google's 429. A refused call uses nothing up. */
  take(account: string, kind: Kind): void {
    const counts = this.#of(account);
    if (this.#limits !== null) {
      const now = this.#now();
      const own = this.#recent(account, kind, now);
      const all = this.#recent(PROJECT, kind, now);
      const full =
        own.length >= this.#limits[kind]
          ? 'user'
          : all.length >= this.#limits[kind] * PROJECT_FACTOR
            ? 'project'
            : '';
      if (full !== '') {
        counts.refused++;
        throw exceeded(kind, full === 'user');
      }
      own.push(now);
      all.push(now);
    }
    counts[kind]++;
  }

  /** Counts a Drive call, which has no part in the Sheets quota. */
  drive(account: string): void {
    this.#of(account).drive++;
  }

  #recent(account: string, kind: Kind, now: number): number[] {
    const key = `${kind} ${account}`;
    const times = (this.#times.get(key) ?? []).filter((time) => time > now - WINDOW && time <= now);
    this.#times.set(key, times);
    return times;
  }

  #of(account: string): Counts {
    let counts = this.#counts.get(account);
    if (counts === undefined) {
      counts = { read: 0, write: 0, drive: 0, refused: 0 };
      this.#counts.set(account, counts);
    }
    return counts;
  }

  counts = (): Record<string, Counts> =>
    Object.fromEntries([...this.#counts].map(([account, counts]) => [account, { ...counts }]));

  reset(): void {
    this.#counts.clear();
  }
}

function exceeded(kind: Kind, user: boolean) {
  const requests = kind === 'read' ? 'Read requests' : 'Write requests';
  return sheetsError(
    429,
    `Quota exceeded for quota metric '${requests}' and limit '${requests} per minute${user ? ' per user' : ''}' of service 'sheets.googleapis.com' for consumer 'project_number:100000000000'.`,
  );
}
