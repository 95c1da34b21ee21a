/** Others' edits: the server answers when the spreadsheet is another than the one shown. */
interface Host {
  /** Of the spreadsheet shown. */
  version(): number;
  /** Resolves to the version there is now, or to null when nothing came for some seconds. */
  changes(since: number): Promise<number | null>;
  reload(): Promise<void>;
  offline(): void;
  online(): void;
}

/** Milliseconds until a server that did not answer is asked again. */
const PAUSE = 2_000;

const passed = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

export async function follow(
  host: Host,
  pause: (milliseconds: number) => Promise<void> = passed,
): Promise<never> {
  for (;;) {
    try {
      const version = await host.changes(host.version());
      if (version !== null && version !== host.version()) await host.reload();
      host.online();
    } catch {
      host.offline();
      await pause(PAUSE);
    }
  }
}
