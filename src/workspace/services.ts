/** Everything the handlers share. */
import type { DatabaseSync } from 'node:sqlite';
import type { Tokens } from './auth.ts';
import type { Book } from './book/model.ts';
import { Access } from './drive/access.ts';
import { Changes } from './drive/changes.ts';
import { Channels } from './drive/channels.ts';
import type { FileRow } from './drive/file.ts';
import { Files, SPREADSHEET } from './drive/file.ts';
import { Lag } from './drive/lag.ts';
import type { Notifier } from './drive/notify.ts';
import { EventStore } from './events/store.ts';
import { Calculator } from './formulas/calculator.ts';
import type { Outgoing } from './gmail/send.ts';
import { Delivery } from './pubsub/delivery.ts';
import { PubSubStore } from './pubsub/store.ts';
import { Schedule } from './schedule.ts';
import { Books } from './storage/books.ts';
import { transaction } from './storage/database.ts';

export class Services {
  readonly db: DatabaseSync;
  readonly tokens: Tokens;
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly changes: Changes;
  readonly lag: Lag;
  readonly channels: Channels;
  /** Undefined as long as nothing is told of changes. */
  notifier: Notifier | undefined;
  /** Takes mail and gives its number; undefined where Gmail is switched off. */
  mail: ((message: Outgoing) => Promise<number>) | undefined;
  readonly events: EventStore;
  readonly pubsub: { store: PubSubStore; delivery: Delivery };
  readonly files: Files;
  readonly books: Books;
  readonly access: Access;
  readonly calculator: Calculator;
  readonly origin: () => string;
  readonly isServiceAccount: (email: string) => boolean;

  constructor(options: {
    db: DatabaseSync;
    tokens: Tokens;
    now: () => number;
    origin: () => string;
    isServiceAccount: (email: string) => boolean;
  }) {
    this.db = options.db;
    this.tokens = options.tokens;
    this.now = options.now;
    this.origin = options.origin;
    this.isServiceAccount = options.isServiceAccount;
    this.schedule = new Schedule(this.now);
    this.changes = new Changes(this.db, this.now);
    this.lag = new Lag((id, due) => this.schedule.at(due, () => this.files.publish(id)));
    this.channels = new Channels(this.db);
    this.events = new EventStore(this.db);
    const store = new PubSubStore(this.db);
    this.pubsub = { store, delivery: new Delivery(store, this.schedule, this.now) };
    this.files = new Files(this.db, this.now, this.changes, this.lag);
    this.books = new Books(this.db, this.files);
    this.access = new Access(this.db, this.changes);
    this.calculator = new Calculator(this.now);
  }

  /** A new file; a spreadsheet gets its first empty tab. A shared drive owns what lies in it. */
  createFile(file: {
    id: string;
    name: string;
    mimeType: string;
    parent: string | null;
    drive_id: string | null;
    account: string;
    prepare?: (book: Book) => void;
    /** Spreadsheet whose content it begins with. */
    from?: string;
  }): FileRow {
    return transaction(this.db, () => {
      const row = this.files.insert({
        id: file.id,
        name: file.name,
        mime_type: file.mimeType,
        parent: file.parent,
        drive_id: file.drive_id,
        owner: file.drive_id ? null : file.account,
        modified_by: file.account,
      });
      if (file.from !== undefined) this.books.copy(file.from, file.id, file.name);
      else if (file.mimeType === SPREADSHEET) this.books.create(file.id, file.name, file.prepare);
      return row;
    });
  }

  removeFile(id: string): void {
    const file = this.files.get(id);
    this.files.remove(id, file ? this.access.audience(file) : []);
    this.books.forget(id);
    this.calculator.forget(id);
  }

  close(): void {
    this.calculator.close();
    this.db.close();
  }
}
