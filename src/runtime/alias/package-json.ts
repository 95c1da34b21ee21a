/** Stands for the package.json of Google's packages in the Worker: of all that they say there, these go into the User-Agent. 2 KiB gzipped. */
export const name = 'googleapis';
export const version = 'worker';
