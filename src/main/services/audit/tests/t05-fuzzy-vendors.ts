import { numberOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { editDistance } from '#shared/domain/text/edit-distance.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { AuditTest } from '../audit-test.ts';
import { keepRows, newTally } from '../tally.ts';
import { toldApart } from '../told-apart.ts';

type Named = { readonly id: number; readonly name: string; readonly form: string };

/** Two vendors whose names differ by a character or two once their legal form is gone. */
export const t05: AuditTest = {
  id: 'T05',
  parameters: [
    { name: 'edits', kind: 'count', default: 2, min: 1, max: 10, mark: 'judgement', source: '' },
    { name: 'percent', kind: 'percent', default: 20, min: 1, max: 99, mark: 'judgement', source: '' },
  ],
  reads: ['organization'],
  exclusions: ['public-body'],
  run: (input) => {
    const tally = newTally();
    const edits = numberOf(input.parameters, 'edits');
    const percent = numberOf(input.parameters, 'percent');
    const named = keepRows(input.facts.organizations(), tally, {
      'public-body': ({ kind }) => kind === 'public-body',
    })
      .map(({ id, name }): Named => ({ id, name, form: normaliseOrganizationName(name) }))
      .toSorted((a, b) => a.form.length - b.form.length || a.id - b.id);
    const exceptions = named.flatMap((a, index) => {
      const found: { readonly exception: TestException; readonly by: readonly string[] }[] = [];
      // Sorted by length: once one is too long, so are all that follow.
      for (let next = index + 1; next < named.length; next += 1) {
        const b = named[next];
        if (b === undefined || b.form.length - a.form.length > edits) break;
        const distance = editDistance(a.form, b.form, edits);
        if (distance > 0 && distance <= edits && distance * 100 <= percent * a.form.length)
          found.push({ exception: toException(a, b, distance), by: [a.name, b.name].toSorted() });
      }
      return found;
    });
    return {
      population: input.facts.organizations().length,
      excluded: tally.excluded(),
      exceptions: toldApart(exceptions),
    };
  },
};

const toException = (a: Named, b: Named, distance: number): TestException => ({
  key: exceptionKey(...[a.form, b.form].toSorted()),
  rows: [a, b].map(({ id }) => ({ entity: 'organization', id })),
  currency: null,
  amountAtRisk: null,
  detail: { vendors: [a.name, b.name], distance },
});
