/** To coordinators: the Register cannot take effect. */
import { composeRegisterFault } from '../../core/text/mail/register-fault.ts';
import { coordinatorOf } from '../recipient.ts';
import { faultStage } from '../register/kinds.ts';
import type { MailKind } from './kind.ts';

export const registerFaultMail: MailKind = {
  async compose({ store, settings, links }, mail) {
    const [person, { failing }] = await Promise.all([
      coordinatorOf(store, mail),
      store.registerInForce.standing(),
    ]);
    if (person === undefined || failing === undefined) return undefined;
    if (mail.notices[0]?.stage !== faultStage(failing.since)) return undefined;
    const problems = await store.results.problemsOf(failing.spreadsheetId);
    const { name, language, address } = person.officer;
    const letter = composeRegisterFault({
      name,
      language,
      since: failing.since,
      zone: settings.zone,
      problems: problems.filter(({ severity }) => severity === 'error'),
      link: links.spreadsheet(failing.spreadsheetId),
      demonstration: settings.demonstration,
    });
    return { address, letter };
  },
  nothing: 'the Register was corrected',
};
