import type { AwardMethod, ContractStatus } from './published.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** How contracts are awarded, in the words of publications in French and English. The first that fits counts. */
const methodWords: readonly (readonly [RegExp, AwardMethod])[] = [
  [/gre a gre|mutual agreement|sole source|non.?competitive|source unique/u, 'mutual-agreement'],
  [/invitation/u, 'invitation'],
  [/entente.?cadre|framework|standing offer|offre a commandes/u, 'framework'],
  [/public|open|ouvert/u, 'public-tender'],
];

/**
 * Award method from `procurementMethod` and its details. The details decide first: the `limited` of OCDS may be an
 * invitation or a contract by mutual agreement.
 */
export const awardMethodOf = (method: string | null, details: string | null): AwardMethod => {
  const words = plain(details ?? '');
  const byWords = methodWords.find(([pattern]) => pattern.test(words))?.[1];
  if (byWords !== undefined) return byWords;
  switch (method) {
    case null:
      return 'unknown';
    case 'open':
      return 'public-tender';
    case 'selective':
      return 'invitation';
    case 'direct':
      return 'mutual-agreement';
    default:
      return 'other';
  }
};

/** Notice types of the SEAO's XML: 3 public tender, 9 mutual agreement, 10 and 14 (6 in old files) invitation … */
export const awardMethodOfNoticeType = (type: string | null): AwardMethod => {
  switch (type) {
    case null:
      return 'unknown';
    case '3':
    case '17':
      return 'public-tender';
    case '6':
    case '10':
    case '14':
      return 'invitation';
    case '9':
      return 'mutual-agreement';
    default:
      return 'other';
  }
};

/** What the status of a contract depends on. */
export type StatusWords = {
  readonly contract: string | null;
  readonly award: string | null;
  readonly tender: string | null;
  readonly tags: readonly string[];
  /** The publisher ends a contract with its final amount, whether it went as planned or not. */
  readonly endsWithFinalAmount: boolean;
};

/**
 * Status of a contract, of an award without contract, or of a tender. An award that nothing follows in the same
 * publication says only that there is a contract to come: unknown.
 */
export const contractStatusOf = (words: StatusWords): ContractStatus => {
  const { contract, award, tender, tags } = words;
  const ended = words.endsWithFinalAmount ? 'completed' : 'terminated';
  if (contract === 'terminated') return ended;
  if (tags.includes('contractTermination') && contract !== 'cancelled') return ended;
  if (contract !== null) return ofContract[contract] ?? 'unknown';
  if (award !== null) return ofAward[award] ?? 'unknown';
  return tags.includes('tenderCancellation') ? 'terminated' : (ofTender[tender ?? ''] ?? 'unknown');
};

const ofContract: Readonly<Record<string, ContractStatus>> = {
  pending: 'planned',
  active: 'active',
  cancelled: 'terminated',
};

const ofAward: Readonly<Record<string, ContractStatus>> = {
  cancelled: 'terminated',
  unsuccessful: 'terminated',
};

const ofTender: Readonly<Record<string, ContractStatus>> = {
  planning: 'planned',
  planned: 'planned',
  active: 'tendering',
  cancelled: 'terminated',
  unsuccessful: 'terminated',
  withdrawn: 'terminated',
};
