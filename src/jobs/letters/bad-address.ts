/** To a coordinator: somebody's address is refused. */
import { composeBadAddress } from '../../core/text/mail/bad-address.ts';
import type { MailKind } from './kind.ts';

export const badAddressMail: MailKind = {
  async compose({ store, settings }, mail) {
    const [notice] = mail.notices;
    const [officers, units] = await Promise.all([store.register.officers(), store.register.units()]);
    const coordinator = officers.find(({ id }) => id === mail.recipient);
    const concerned = officers.find(({ id }) => id === notice?.deadline);
    if (coordinator === undefined || concerned?.addressState !== 'bad') return undefined;
    const { name, language, address } = coordinator;
    const unit = units.find(({ code }) => code === concerned.unit)?.name ?? concerned.unit;
    const { demonstration } = settings;
    return {
      address,
      letter: composeBadAddress({ name, language, role: concerned.role, unit, demonstration }),
    };
  },
  nothing: 'the address was corrected',
};
