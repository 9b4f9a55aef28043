/** Makes the compiler prove that a union is handled completely. Throws if it was not, after all. */
export const assertNever = (value: never): never => {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
};
