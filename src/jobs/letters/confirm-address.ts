/** To a new address: is it right? */
import { composeConfirmAddress } from '../../core/text/mail/confirm-address.ts';
import { addressMark, confirmationCode } from '../register/confirmation.ts';
import type { MailKind } from './kind.ts';

export const confirmAddressMail: MailKind = {
  confirms: true,
  async compose({ store, settings, secret }, mail) {
    const [officers, units] = await Promise.all([store.register.officers(), store.register.units()]);
    const officer = officers.find(({ id }) => id === mail.recipient);
    if (officer?.addressState !== 'unconfirmed') return undefined;
    // Planned for another address, which the Register has no more.
    if (mail.notices[0]?.stage !== (await addressMark(officer, secret))) return undefined;
    const { name, language, role, address } = officer;
    const letter = composeConfirmAddress({
      name,
      language,
      role,
      unit: units.find(({ code }) => code === officer.unit)?.name ?? officer.unit,
      code: await confirmationCode(officer, secret),
      answered: settings.mail.replyTo !== undefined,
      demonstration: settings.demonstration,
    });
    return { address, letter };
  },
  nothing: 'the address is confirmed, or no longer in the Register',
};
