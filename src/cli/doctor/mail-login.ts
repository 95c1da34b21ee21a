import { type Checkup, wrong } from './checkup.ts';
import { readMailSetting } from './mail-of.ts';

export const mailLogin: Checkup = {
  name: 'mail-login',
  title: 'the mail server takes the login',
  async run({ given }) {
    const setting = readMailSetting(given);
    if (setting?.transport !== 'smtp') return undefined;
    const { verifySmtp } = await import('../../mail/smtp-login.ts');
    const { host, port, user } = setting.smtp;
    const refused = await verifySmtp(setting.smtp);
    switch (refused?.kind) {
      case undefined:
        return [];
      case 'login':
        return [
          wrong(
            `${host}:${port} refuses ${user ?? 'a connection without login'} (${refused.detail})`,
            'correct user and password in PANTAU_MAIL_URL; characters as @ : / are written %40 %3A %2F',
          ),
        ];
      case 'certificate':
        return [
          wrong(
            `the certificate of ${host}:${port} is not trusted (${refused.detail})`,
            'use the name that stands in the certificate, or have it renewed',
          ),
        ];
      case 'connection':
        return [
          wrong(
            `${host}:${port} does not answer (${refused.detail})`,
            'check name and port in PANTAU_MAIL_URL: smtps:// is 465, smtp:// 587; many networks close 25',
          ),
        ];
    }
  },
};
