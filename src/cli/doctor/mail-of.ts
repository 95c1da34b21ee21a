import { type MailSetting, MailUrl } from '../../runtime/mail-setting.ts';

/** How mail leaves; undefined where that cannot be read, which the check of the settings says. */
export function readMailSetting(given: NodeJS.Dict<string>): MailSetting | undefined {
  const read = MailUrl.safeParse(given.PANTAU_MAIL_URL);
  return read.success ? read.data : undefined;
}
