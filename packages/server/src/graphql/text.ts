/**
 * Whether both databases and JSON can hold the text: PostgreSQL refuses NUL in text, and half of a surrogate pair
 * has no UTF-8.
 */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
