/** Drive's events as Google Workspace tells them: subscriptions that one person holds. */

export interface HeldSubscription {
  /** `subscriptions/ID`. */
  name: string;
  /** Why Google suspended it; undefined while it is active. */
  suspended?: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

export interface DriveEvents {
  /**
   * Subscribes for as long as Google grants, to changes of the contents of all that lies in `target` (`drives/ID`,
   * `files/ID`). The one that stands already where there is one.
   */
  subscribe(target: string): Promise<HeldSubscription>;
  /** Undefined where it is gone. */
  look(name: string): Promise<HeldSubscription | undefined>;
  /** For as long as Google grants, from now on. */
  renew(name: string): Promise<HeldSubscription>;
  /** Has one that was suspended tell again. @throws Trouble while what it was suspended for lasts. */
  reactivate(name: string): Promise<HeldSubscription>;
  /** Nothing happens where it is gone already. */
  end(name: string): Promise<void>;
}

/** What an event says of itself; its content is not looked at. */
export interface DriveEvent {
  /** `subscriptions/ID` that it comes from. */
  subscription: string;
  /** As in CloudEvents: `google.workspace.drive.file.v3.contentChanged`. */
  type: string;
  /** Epoch milliseconds. */
  time: number;
}
