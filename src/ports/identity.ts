/** Who stands behind a request, where something in front of Pantau vouches for it. */

/**
 * `none`: nothing vouches for this request. `refused`: something claims to and is not to be believed. Addresses are in
 * lower case.
 */
export type Identified = { kind: 'none' } | { kind: 'refused' } | { kind: 'address'; address: string };

export interface Identity {
  /** @param now epoch milliseconds. Throws when it cannot be found out, as when keys cannot be fetched. */
  identify(headers: Headers, now: number): Promise<Identified>;
}
