/**
 * Stands in the Worker for nodemailer's copy of punycode, which it asks for domains that the URL parser does not take.
 * Ours are ASCII (`isAddress`), which punycode leaves as they are. 1 KiB gzipped.
 */
const asItIs = (domain: string): string => domain;

export { asItIs as toASCII, asItIs as toUnicode };
