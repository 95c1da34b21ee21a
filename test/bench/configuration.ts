/** Settings of an installation that is only asked things that need nobody else. */
import { WEBHOOK_PATH } from '../../src/web/webhook.ts';

/** On either cloud. Nothing listens where mails would go. */
export const SETTINGS = {
  PANTAU_SETTINGS: JSON.stringify({ unit: '62.02', mail: { from: 'pantau@kabupaten-contoh.example' } }),
  PANTAU_SECRET: 'made up for a bench, and long enough for one',
  PANTAU_MAIL_URL: 'smtp://127.0.0.1:9',
  PANTAU_WEBHOOK_URL: `https://pantau.example${WEBHOOK_PATH}`,
};

export const WORKER_SETTINGS = {
  ...SETTINGS,
  PANTAU_SERVICE_ACCOUNT: JSON.stringify({
    client_email: 'pantau@contoh.example',
    private_key: '-----BEGIN PRIVATE KEY-----',
  }),
};
