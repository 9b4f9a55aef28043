import { useApiQuery } from '#renderer/lib/api.ts';
import { ruleInForce } from '#shared/domain/overrun/rules.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { localToday } from './today.ts';

const ruleCode = 'amendments-over-original';

/** Parts per million in one percent. */
const ppmPerPercent = 10_000;

/** A row of a grid holds every column of its entity. */
const recordOf = ({ id, values }: GridRow) => ({ ...values, id }) as unknown as RowOf<'rule'>;

/**
 * Growth, in percent of the original value, from which the rule about amendments takes notice: from its record in the
 * case for contracts of any nature. Null while not known, and when no such rule is enabled: nothing is then counted against a limit.
 */
export const useGrowthLimit = (): number | null => {
  const { data } = useApiQuery('register', 'page', {
    query: {
      entity: 'rule',
      filters: [{ type: 'equals', column: 'code', value: ruleCode }],
      sort: [],
      search: '',
    },
    offset: 0,
    limit: 100,
  });
  const rule = ruleInForce((data?.rows ?? []).map(recordOf), ruleCode, {
    on: localToday(),
    bodyKind: null,
    nature: null,
  });
  return rule === null || rule.limitPpm === null ? null : rule.limitPpm / ppmPerPercent;
};
