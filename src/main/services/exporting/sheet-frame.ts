import type { EntityName } from '#shared/domain/register/entities.ts';
import type { CaseInfo } from '#shared/ipc/contract.ts';
import type { Labels } from './labels.ts';

/** What every sheet shows around its rows. */
export type SheetFrame = {
  readonly printHeader?: string;
  readonly printFooter: string;
  readonly tabColour?: string;
};

/** Sheets on which the sample's invented invoices stand out. */
const fictionalSheets: readonly EntityName[] = ['invoice', 'invoiceLine', 'payment'];

/** A print header or footer holds 255 characters, the hash 64 of them. */
const longestTitle = 60;

/** The frame of an entity's sheet, or of a sheet of no entity. The footer carries the trail's head onto paper. */
export const sheetFrame = (info: CaseInfo, labels: Labels, entity: EntityName | null = null): SheetFrame => {
  // `&` starts a code in headers and footers.
  const title = info.title.slice(0, longestTitle).replaceAll('&', '&&');
  const head = labels.text('print.head', { head: info.head });
  // The space ends the size of the letters: a title may begin with a digit.
  const printFooter = `&L&8 ${title}&C&8 ${labels.text('print.page')}&R&8 ${head}`;
  if (!info.isSample) return { printFooter };
  return {
    printFooter,
    printHeader: `&C&B${labels.text('words.fictionalSample')}`,
    ...(entity !== null && fictionalSheets.includes(entity) ? { tabColour: 'FFC0392B' } : {}),
  };
};
