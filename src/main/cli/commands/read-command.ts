import { once } from 'node:events';
import { resolve } from 'node:path';
import { asFailure } from '../../db/sqlite-failure.ts';
import type { FileReading, SheetReading } from '../../services/reading/file-reading.ts';
import { readFile } from '../../services/reading/read-file.ts';
import { limitOption, limitsOf } from '../limit-options.ts';
import { parseCommand } from '../options.ts';
import type { ExitStatus, Terminal } from '../terminal.ts';
import { readingLines } from '../format-reading.ts';

const options = { cells: { type: 'boolean' }, sheet: { type: 'string' }, ...limitOption } as const;

/** `constat read FILE`: what a reader sees in a file, without a case. */
export const readCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const parsed = parseCommand(args, options, { least: 1, most: 1 });
  const path = resolve(parsed.positionals[0] ?? '');
  const reading = await readFile(path, {
    sheet: parsed.text('sheet') ?? null,
    encoding: null,
    delimiter: null,
    limits: limitsOf(parsed.texts('limit')),
  });
  try {
    if (terminal.isJson) await writeJson(reading, parsed.flag('cells'), terminal.write);
    else
      for await (const line of readingLines(reading, parsed.flag('cells'), terminal)) {
        terminal.print(line);
        await drained();
      }
  } catch (error) {
    throw asFailure(error, path);
  } finally {
    reading.close();
  }
  return 0;
};

/** Waits until standard output takes more: the cells of a large sheet would pile up in memory. */
const drained = async (): Promise<void> => {
  if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
};

/** One JSON object on one line, written piece by piece: the cells of a large sheet do not fit one text. */
const writeJson = async (
  { kind, sheets, documents, warnings }: FileReading,
  withCells: boolean,
  write: (text: string) => void,
): Promise<void> => {
  write(`{"kind":${JSON.stringify(kind)},"sheets":[`);
  for (const [index, sheet] of sheets.entries()) {
    if (index > 0) write(',');
    await writeSheet(sheet, withCells, write);
  }
  write(`],"documents":${JSON.stringify(documents)},"warnings":${JSON.stringify(warnings)}}\n`);
};

const writeSheet = async (
  { cells, ...summary }: SheetReading,
  withCells: boolean,
  write: (text: string) => void,
): Promise<void> => {
  if (!withCells) {
    write(JSON.stringify(summary));
    return;
  }
  write(`${JSON.stringify(summary).slice(0, -1)},"cells":[`);
  let isFirst = true;
  for await (const batch of cells()) {
    if (batch.length === 0) continue;
    write((isFirst ? '' : ',') + JSON.stringify(batch).slice(1, -1));
    await drained();
    isFirst = false;
  }
  write(']}');
};
