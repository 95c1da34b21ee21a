/**
 * Stands in for `gcp-metadata` in a Worker, which runs on no machine of Google's and signs with a key file: 30 KiB that
 * could only ever find this out.
 */
export const isAvailable = async (): Promise<boolean> => false;
export const resetIsAvailableCache = (): void => {};
export const getGCPResidency = (): boolean => false;

const absent = async (): Promise<never> => {
  throw new Error('there is no metadata server in a Worker: give the key file of a service account');
};
export const instance = absent;
export const project = absent;
export const universe = absent;
export const bulk = absent;
