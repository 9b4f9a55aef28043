import { adjustableLimits } from '../domain/importing/reading-limits.ts';
import type { AppError, FieldIssue } from '../ipc/app-error.ts';

/** Looks a sentence up in the catalogues: `namespace:key`, with the values to put into it. */
export type Translate = (key: string | string[], values?: Record<string, unknown>) => string;

/** An error in words: what happened (title), where and what to do (message), and one line per refused value. */
export type ErrorText = {
  readonly title: string;
  readonly message: string;
  readonly issues: readonly string[];
};

/** The words for an error, in the language of `t`. */
export const errorText = (error: AppError, t: Translate): ErrorText => ({
  title: t(`errors:titles.${error.code}`),
  message: t(`errors:errors.${error.code}`, wordsOf(error, t)),
  issues: error.code === 'validation' ? error.issues.slice(0, 20).map((issue) => issueText(issue, t)) : [],
});

/** The words for one refused value: `Fin : la fin précède le début`. */
export const issueText = (issue: FieldIssue, t: Translate): string =>
  t('errors:fieldIssue', {
    columnLabel: t(`register:columns.${issue.entity}.${issue.column}`, { defaultValue: issue.column }),
    problemText: t(`errors:problems.${issue.problem}`),
  });

/** What a bug report needs: code, where, incident, version. Data, no prose. */
export const errorDetails = (error: AppError, version: string): string =>
  JSON.stringify({ application: 'constat', version, error }, null, 2);

const fileName = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;

/** What the sentence of each code needs beside the error's own values. A path is shown as the file's name. */
const wordsOf = (error: AppError, t: Translate): Record<string, unknown> => ({
  ...error,
  ...('file' in error ? { file: fileName(error.file) } : {}),
  ...wordsOfCode(error, t),
});

/** Whether the limit may be set higher than it was; some readers have a lower one of their own. */
const isRaisable = ({ limit, maximum }: Extract<AppError, { readonly code: 'limit-exceeded' }>): boolean => {
  const range = Object.entries(adjustableLimits).find(([name]) => name === limit)?.[1];
  return range !== undefined && maximum >= range.least && maximum < range.most;
};

const wordsOfCode = (error: AppError, t: Translate): Record<string, unknown> => {
  switch (error.code) {
    case 'validation':
      return { count: error.issues.length };
    case 'not-found':
      return { entityOne: entityWord(error.entity, 'one', t) };
    case 'in-use':
      return {
        entityOne: entityWord(error.entity, 'one', t),
        usedByMany: entityWord(error.usedBy, 'many', t),
      };
    case 'file-unreadable':
      return {
        reasonText: t([`errors:reasons.${error.reason}`, 'errors:reasons.other'], { detail: error.detail }),
      };
    case 'limit-exceeded':
      return {
        limitText: t([`errors:limits.${error.limit}`, 'errors:limits.other']),
        limitAdvice: isRaisable(error) ? t('errors:limitAdvice') : '',
      };
    case 'sheet-not-found':
      return { sheetList: error.sheets.join(', ') };
    case 'columns-missing':
      return { fieldList: error.fields.map((field) => fieldWord(field, t)).join(', ') };
    case 'sign-off-refused':
      return { reasonText: t(`errors:signOff.${error.reason}`, { name: error.name, count: error.count }) };
    case 'sampling-refused':
      return { problemText: t(`sampling:problems.${error.problem}`) };
    case 'import-has-rejects':
      return { count: error.rejected };
    case 'import-in-use':
      return { useList: usesOf(error, t) };
    case 'internal':
      // A bug of the window itself has no incident in main's log.
      return {
        incidentMark: error.incident === '' ? '' : t('errors:incidentMark', { incident: error.incident }),
      };
    // The sentences of the others need nothing but the values that the error carries.
    default:
      return {};
  }
};

/** `facture F-12 modifiée, fournisseur Acme utilisé ailleurs (contrats)…` */
const usesOf = ({ uses, count }: Extract<AppError, { code: 'import-in-use' }>, t: Translate): string => {
  const named = uses.map(({ kind, entity, usedBy, label }) =>
    t(`errors:uses.${kind}`, {
      entityOne: entityWord(entity, 'one', t),
      usedByMany: usedBy === undefined ? '' : entityWord(usedBy, 'many', t),
      label,
    }),
  );
  return [...named, ...(count > uses.length ? ['…'] : [])].join(', ');
};

const entityWord = (entity: string, number: 'one' | 'many', t: Translate): string =>
  t(`register:entities.${entity}.${number}`, { defaultValue: entity }).toLocaleLowerCase();

const fieldWord = (field: string, t: Translate): string =>
  t(`imports:fields.${field}`, { defaultValue: field });
