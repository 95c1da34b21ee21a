/** Work that nobody could take up, until an operator has seen it. */
export const deadLetters: readonly string[] = [
  `create table dead_letter (
    id text not null primary key,
    job text not null,
    subject text not null,
    "at" bigint not null
  )`,
];
