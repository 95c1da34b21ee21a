/** 2025-08-17 → `17/08/2025`, as people write a day. */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${date}/${month}/${year}`;
}
