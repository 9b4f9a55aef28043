import { readParameter, type ParameterValue, type ParameterValues } from '#shared/domain/audit/parameters.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { auditTests } from './registry.ts';

/** Ids of tests from a list such as `T01,A01`, in capitals or not. Throws usage for one that there is not. */
export const readTestIds = (list: string): readonly string[] =>
  list
    .split(',')
    .map((id) => id.trim().toUpperCase())
    .filter((id) => id !== '')
    .map((id) => {
      if (!auditTests.some((test) => test.id === id)) throw usage(id);
      return id;
    });

/** Settings such as `T08.percent=5`, by test. Throws usage for a test, parameter or value that there is not. */
export const readSettings = (assignments: readonly string[]): Readonly<Record<string, ParameterValues>> => {
  const settings: Record<string, Record<string, ParameterValue>> = {};
  for (const assignment of assignments) {
    const match = /^([A-Za-z][0-9]+)\.([A-Za-z]+)=(.*)$/u.exec(assignment);
    const [, id = '', name = '', text = ''] = match ?? [];
    const test = auditTests.find((known) => known.id === id.toUpperCase());
    const definition = test?.parameters.find((parameter) => parameter.name === name);
    const value = definition === undefined ? null : readParameter(definition, text);
    if (test === undefined || !value?.ok) throw usage(assignment);
    settings[test.id] = { ...settings[test.id], [name]: value.value };
  }
  return settings;
};

const usage = (detail: string): AppFailure => new AppFailure({ code: 'usage', detail });
