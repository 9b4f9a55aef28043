import { expect, test } from 'vitest';
import { importSession, textFile, textRow } from '../../support/import-session.ts';

test('dates that contradict each other are asked, not read row by row; an order given by hand settles them', async () => {
  const fixture = await importSession();
  const file = fixture.file(
    'dates.csv',
    textFile(
      textRow({ number: 'F-1', date: '25/04/2024' }),
      textRow({ number: 'F-2', date: '04/25/2024' }),
      textRow({ number: 'F-3', date: '2024-04-25' }),
    ),
  );
  const inspection = await fixture.inspect(file);
  expect(inspection).toMatchObject({ dateOrderAmbiguous: true, options: { dateOrder: null } });
  const rejectCodes = async (dateOrder: 'dmy' | null) =>
    (await fixture.stage(file, { options: { ...inspection.options, dateOrder } })).rejectCodes;
  expect(await rejectCodes(null)).toEqual([{ code: 'ambiguous-date', count: 2 }]);
  expect(await rejectCodes('dmy')).toEqual([{ code: 'impossible-date', count: 1 }]);
});
