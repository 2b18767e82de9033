/** An instance of a GraphQL type: unions tell their members apart by class. */
export function make<T extends object>(type: new () => T, values: T): T {
  return Object.assign(new type(), values);
}
