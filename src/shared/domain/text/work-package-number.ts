import { sortKey } from './sort-key.ts';

/**
 * Number of a work package as it is compared: without case, accents, blanks and leading zeros. `Lot 01` is `LOT 1`;
 * `1.1` is not `11`, so that points and dashes count.
 */
export const workPackageKey = (number: string): string => sortKey(number).replaceAll(' ', '');
