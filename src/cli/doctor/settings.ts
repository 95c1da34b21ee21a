import { CloudflareSchema, ConfigurationError, readConfiguration } from '../../runtime/configuration.ts';
import { GoogleCloudSchema } from '../../runtime/google-cloud-configuration.ts';
import { type Checkup, doubtful, type Finding, wrong } from './checkup.ts';

/** What a deployment makes for itself need not be known here. */
const ON_GOOGLE = GoogleCloudSchema.partial({
  PANTAU_DATABASE_URL: true,
  PANTAU_PROJECT: true,
  PANTAU_SECRET: true,
});

export const settings: Checkup = {
  name: 'settings',
  title: 'settings can be read',
  async run({ given, local }) {
    if (local && !given.PANTAU_SETTINGS) return undefined;
    const schema = given.PANTAU_SERVICE_ACCOUNT
      ? CloudflareSchema.partial({ PANTAU_SECRET: true })
      : ON_GOOGLE;
    try {
      const read = readConfiguration(schema, given);
      const found: Finding[] = [];
      if (read.PANTAU_ACCESS === undefined)
        found.push(
          doubtful(
            'PANTAU_ACCESS is not set: the pages are closed to everybody',
            'name the ways in, see docs/deploy.md',
          ),
        );
      if (read.PANTAU_MAIL_DRY_RUN === 'yes')
        found.push(
          doubtful(
            'PANTAU_MAIL_DRY_RUN is yes: no mail is sent',
            'take it away once the mails are as they should be',
          ),
        );
      if (read.PANTAU_OPERATORS.length === 0)
        found.push(
          doubtful(
            'PANTAU_OPERATORS names nobody: nobody sees the operators’ page',
            'name the addresses of those who keep it running',
          ),
        );
      return found;
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      return error.message
        .split('\n')
        .slice(1)
        .map((line) => wrong(line.trim(), 'correct it in the file of settings, then deploy again'));
    }
  },
};
