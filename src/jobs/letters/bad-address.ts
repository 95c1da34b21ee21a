/** To a coordinator: somebody's address is refused. */
import { composeBadAddress } from '../../core/text/mail/bad-address.ts';
import { coordinatorOf } from '../recipient.ts';
import type { MailKind } from './kind.ts';

export const badAddressMail: MailKind = {
  async compose({ store, settings }, mail) {
    const [notice] = mail.notices;
    const [person, officers, units] = await Promise.all([
      coordinatorOf(store, mail),
      store.register.officers(),
      store.register.units(),
    ]);
    const concerned = officers.find(({ id }) => id === notice?.deadline);
    if (person === undefined || concerned?.addressState !== 'bad') return undefined;
    const { name, language, address } = person.officer;
    const unit = units.find(({ code }) => code === concerned.unit)?.name ?? concerned.unit;
    const { demonstration } = settings;
    return {
      address,
      letter: composeBadAddress({ name, language, role: concerned.role, unit, demonstration }),
    };
  },
  nothing: 'the address was corrected',
};
