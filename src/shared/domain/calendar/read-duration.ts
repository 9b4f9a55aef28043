/**
 * Reads hours, minutes and seconds as people write them into an ISO 8601 duration: `255:10:10` is PT255H10M10S,
 * `7:30` and `7 h 30` are PT7H30M. Null when the text is none. `7:30` may also be a time of day: a column tells.
 */
export const readDuration = (text: string): string | null => {
  const match = /^([0-9]{1,6}) ?(?::|h) ?([0-5][0-9])(?::([0-5][0-9])(?:[.,]([0-9]{1,9}))?)?$/iu.exec(text);
  if (match === null) return null;
  const [, hours = '', minutes = '', seconds = '00', fraction = ''] = match;
  const exact = `${Number(seconds)}${fraction === '' ? '' : `.${fraction}`}`;
  const parts = [
    Number(hours) === 0 ? '' : `${Number(hours)}H`,
    Number(minutes) === 0 ? '' : `${Number(minutes)}M`,
    Number(exact) === 0 ? '' : `${exact}S`,
  ].join('');
  return `PT${parts === '' ? '0S' : parts}`;
};
