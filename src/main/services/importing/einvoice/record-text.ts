import type { RecordNote } from '#shared/domain/importing/source-record.ts';

/** Fits texts into the register's columns: references must fit, prose is cut and said to be. */
export type RecordText = {
  /** One line of text; a problem when it is too long, because a cut reference is another one. */
  readonly reference: (text: string | null, field: string, maxLength: number) => string | null;
  /** One line of text, cut to the length with a warning. */
  readonly prose: (text: string | null, field: string, maxLength: number) => string | null;
  /** Lines of text, cut likewise. */
  readonly lines: (texts: readonly string[], field: string, maxLength: number) => string | null;
};

export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export const createRecordText = (problems: RecordNote[], warnings: RecordNote[]): RecordText => {
  const cut = (text: string, field: string, maxLength: number): string | null => {
    if (text.length <= maxLength) return text || null;
    warnings.push({ code: 'text-cut', field, value: text.slice(0, 200) });
    return `${text.slice(0, maxLength - 1)}…`;
  };
  return {
    reference: (text, field, maxLength) => {
      const line = oneLine(text ?? '');
      if (line.length > maxLength) problems.push({ code: 'too-long', field, value: line.slice(0, 200) });
      return line || null;
    },
    prose: (text, field, maxLength) => cut(oneLine(text ?? ''), field, maxLength),
    lines: (texts, field, maxLength) =>
      cut(
        texts
          .map((text) => text.replace(/[^\S\n]+/gu, ' ').replace(/ ?\n\s*/gu, '\n'))
          .map((text) => text.trim())
          .join('\n'),
        field,
        maxLength,
      ),
  };
};
