import { googleDrive } from '../../google/drive.ts';
import { type Checkup, wrong } from './checkup.ts';

/** Google refuses keys signed by a clock that is minutes away; a deadline is right to the minute. */
const APART_MS = 30_000;
/** After any file was changed: nothing is listed. */
const FAR = '2999-01-01T00:00:00Z';

export const clock: Checkup = {
  name: 'clock',
  title: 'the clock of this machine agrees with Google’s',
  async run({ google, now }) {
    if (google === undefined) return undefined;
    const before = now();
    const answer = await googleDrive(google.apis.drive)
      .list({ since: FAR })
      .catch(() => undefined);
    // Why there is none, the credentials say.
    if (answer === undefined) return undefined;
    const apart = answer.date - (before + now()) / 2;
    if (Math.abs(apart) <= APART_MS) return [];
    const seconds = Math.round(Math.abs(apart) / 1_000);
    return [
      wrong(
        `this machine is ${seconds} s ${apart > 0 ? 'behind' : 'ahead of'} Google`,
        'let the machine keep its clock by NTP: timedatectl set-ntp true',
      ),
    ];
  },
};
