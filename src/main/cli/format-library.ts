import type { LibraryTest } from '#shared/ipc/auditing-schemas.ts';
import type { Terminal } from './terminal.ts';

/** What `constat test --list --json` prints. */
export const libraryJson = (tests: readonly LibraryTest[], { words }: Terminal) => ({
  tests: tests.map(({ id, reads, parameters, missing, lastRun }) => ({
    test: id,
    title: words(`audit:titles.${id}`),
    reads,
    missing,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      kind: parameter.kind,
      default: parameter.default,
      mark: parameter.mark,
      source: parameter.source,
      ...(parameter.uses === null ? {} : { uses: parameter.uses }),
      ...(parameter.values === null ? {} : { values: parameter.values }),
    })),
    lastRun:
      lastRun === null
        ? null
        : {
            run: lastRun.id,
            at: new Date(lastRun.startedAt).toISOString(),
            exceptions: lastRun.exceptionCount,
          },
  })),
});

/** One line for each test: what it is called, its parameters, and what it lacks in this case. */
export const libraryLines = (tests: readonly LibraryTest[], { words }: Terminal): readonly string[] =>
  tests.flatMap(({ id, parameters, missing }) => [
    `${id} ${words(`audit:titles.${id}`)}`,
    ...parameters.map(
      ({ name, default: value, uses }) =>
        `    ${id}.${name}=${value === null ? '' : String(value)}  ${words(`audit:parameters.${name}`)}${uses === null ? '' : ` (${words(`audit:uses.${uses}`)})`}`,
    ),
    ...(missing.length === 0
      ? []
      : [
          `    ${words('audit:line.missing', { needs: missing.map((need) => words(`audit:needs.${need}`)).join(', ') })}`,
        ]),
  ]);
