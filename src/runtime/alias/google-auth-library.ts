/**
 * Stands for the package `google-auth-library` in the Worker, whose account is a key in its settings: no other way of
 * signing in is carried along, 20 KiB gzipped. By their files, since the package's name leads here.
 */
export * as gaxios from 'gaxios';
export { JWT } from '../../../node_modules/google-auth-library/build/src/auth/jwtclient.js';
export { OAuth2Client } from '../../../node_modules/google-auth-library/build/src/auth/oauth2client.js';

/** Google's client makes one when it is loaded, and asks it only where no account is given. */
export class GoogleAuth {
  getClient(): never {
    throw new Error('a Worker has no credentials of its machine: set PANTAU_SERVICE_ACCOUNT');
  }
}
