import { createWriteStream, type WriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import {
  customPropertiesOverride,
  customPropertiesPart,
  customPropertiesXml,
  packageRelationshipsXml,
  type CustomProperties,
} from './custom-properties.ts';

/*
 * The one place that knows how ExcelJS's streaming writer works inside. It is used for everything around the rows
 * (package, styles, columns, views, print set-up, notes); rows are written as text straight into a sheet's stream,
 * see docs/decisions/ on why.
 */

/** A part of the package being written. Unlike ExcelJS's own buffer it says when it is full, so memory stays flat. */
class PartStream extends PassThrough {
  constructor() {
    super({ highWaterMark: 256 * 1024 });
    this.once('finish', () => this.emit('zipped'));
  }

  /** ExcelJS hands over text, buffers and its own string buffers. */
  override write(chunk: unknown, ...rest: never[]): boolean {
    const isPlain = typeof chunk === 'string' || Buffer.isBuffer(chunk);
    return super.write(isPlain ? chunk : (chunk as { toBuffer: () => Buffer }).toBuffer(), ...rest);
  }
}

type Zip = {
  append: (content: string | PassThrough, entry: { readonly name: string }) => unknown;
  on: (event: 'error' | 'warning', listener: (error: Error) => void) => unknown;
  abort: () => void;
};

/** A note as ExcelJS's writer takes it; `anchor` in columns and rows from the sheet's corner. */
export type NoteEntry = {
  readonly ref: string;
  readonly type: 'note';
  readonly note: Partial<ExcelJS.Comment>;
  readonly anchor: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
};

/** What a sheet of the streaming writer has and its type declarations lack. */
export type StreamedSheet = ExcelJS.Worksheet & {
  readonly stream: PassThrough;
  hasComments: boolean;
  readonly _sheetCommentsWriter: { readonly addComments: (notes: NoteEntry[]) => void };
  readonly commit: () => void;
};

type WriterInside = {
  readonly zip: Zip;
  readonly styles: { readonly addStyleModel: (style: Partial<ExcelJS.Style>) => number };
};

/** ExcelJS's streaming writer with back-pressure, custom document properties and errors that reach the caller. */
export class StreamingWorkbook extends ExcelJS.stream.xlsx.WorkbookWriter {
  readonly #output: WriteStream;
  readonly #failed: Promise<never>;
  #customProperties: CustomProperties = {};

  constructor(path: string, compression: number) {
    const output = createWriteStream(path, { flags: 'wx' });
    super({
      stream: output,
      useStyles: true,
      useSharedStrings: false,
      zip: { zlib: { level: compression } },
    } as unknown as ConstructorParameters<typeof ExcelJS.stream.xlsx.WorkbookWriter>[0]);
    this.#output = output;
    this.#failed = new Promise((_resolve, reject) => {
      output.once('error', reject);
      this.inside.zip.on('error', reject);
    });
    // Whoever waits for a write learns of it; without a listener an error between two writes would end the thread.
    this.#failed.catch(() => undefined);
  }

  get inside(): WriterInside {
    return this as unknown as WriterInside;
  }

  /** Settles as `work` does, or fails as soon as the file cannot be written. */
  orFailure<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#failed]);
  }

  /** Writes what is left and closes the file. */
  async finish(properties: CustomProperties): Promise<void> {
    this.#customProperties = properties;
    await this.orFailure(this.commit());
  }

  /** Stops writing and closes the file, which is of no use then. */
  async abandon(): Promise<void> {
    this.inside.zip.abort();
    if (this.#output.closed) return;
    const closed = new Promise<void>((resolve) => this.#output.once('close', () => resolve()));
    this.#output.destroy();
    await closed;
  }

  /** Called by ExcelJS for every sheet and every list of notes. */
  _openStream(name: string): PassThrough {
    const stream = new PartStream();
    this.inside.zip.append(stream, { name });
    return stream;
  }

  /** Called by ExcelJS's constructor: written in `addContentTypes` instead, when this class is complete. */
  override addOfficeRels(): Promise<void> {
    return Promise.resolve();
  }

  override async addContentTypes(): Promise<void> {
    const { zip } = this.inside;
    const append = zip.append;
    zip.append = (content, entry) => {
      const types = typeof content === 'string' ? content : '';
      return append.call(zip, types.replace('</Types>', `${customPropertiesOverride}</Types>`), entry);
    };
    await super.addContentTypes();
    zip.append = append;
    zip.append(packageRelationshipsXml, { name: '_rels/.rels' });
    zip.append(customPropertiesXml(this.#customProperties), { name: customPropertiesPart });
  }
}
