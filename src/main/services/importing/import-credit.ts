/** Messages that the file thread may send ahead of the writer: enough to keep it busy, few enough to keep memory flat. */
export const creditAtStart = 4;
