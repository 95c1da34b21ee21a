/** Where the first entry of a form stands that is blank or wrong. */
export const firstCells: readonly string[] = ['alter table result add column first_cell text'];
