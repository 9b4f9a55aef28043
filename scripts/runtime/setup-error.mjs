/** Something the machine lacks. The message is the one line the user gets: what is missing, and what to run. */
export class SetupError extends Error {}

/**
 * Runs a script's main function: a SetupError ends it with its one line, anything else is a bug and keeps its stack.
 * @param {() => Promise<number | void>} main resolves to the exit status
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`constat: ${error.message}`);
    process.exitCode = 2;
  }
}
