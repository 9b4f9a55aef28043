import type { SourceRecord } from '#shared/domain/importing/source-record.ts';
import type { RecordContext } from '../record-context.ts';
import { forgetContractBook } from './contract-book.ts';

type Batches = AsyncIterable<readonly SourceRecord[]>;

/** The records of a file; when it breaks, what they said of contracts is forgotten. */
export async function* whole(
  batches: Batches,
  context: RecordContext,
): AsyncGenerator<readonly SourceRecord[]> {
  let isWhole = false;
  try {
    yield* batches;
    isWhole = true;
  } finally {
    if (!isWhole) forgetContractBook(context);
  }
}
