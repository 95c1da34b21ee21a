/**
 * The lag with which Google shows an edit: `modifiedTime`, the change log and notifications follow up to 3 minutes
 * later, one for all edits in between (googleapis/google-api-go-client#444).
 */
import type { FileRow } from './file.ts';

export type Shown = Pick<FileRow, 'modified' | 'modified_by' | 'version'>;

export class Lag {
  /** Milliseconds for every edit. */
  standing = 0;
  /** Milliseconds for the edits of the call under way, when that is more. */
  current = 0;
  #held = new Map<string, Shown>();
  #publish: (id: string, due: number) => void;

  /** `publish` is told when an edit is to be shown; it is to call `release` then. */
  constructor(publish: (id: string, due: number) => void) {
    this.#publish = publish;
  }

  /** Whether an edit now is hidden, given what is shown until then. A second edit joins the first one's wait. */
  hides(id: string, shown: () => Shown, now: number): boolean {
    if (this.#held.has(id)) return true;
    const lag = Math.max(this.current, this.standing);
    if (lag <= 0) return false;
    this.#held.set(id, shown());
    this.#publish(id, now + lag);
    return true;
  }

  /** The file as Drive shows it. */
  view(file: FileRow): FileRow {
    const held = this.#held.get(file.id);
    return held ? { ...file, ...held } : file;
  }

  /** Shows what was hidden; false when nothing was. */
  release(id: string): boolean {
    return this.#held.delete(id);
  }
}
