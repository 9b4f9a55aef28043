import { expect, test } from 'vitest';
import { isTextField } from '#renderer/lib/text-field.ts';

const input = (type: string): HTMLInputElement => Object.assign(document.createElement('input'), { type });

test('fields with letters in them are text fields; boxes, options and buttons are not', () => {
  for (const type of ['text', 'search', 'number', 'date']) expect(isTextField(input(type)), type).toBe(true);
  for (const type of ['checkbox', 'radio', 'button']) expect(isTextField(input(type)), type).toBe(false);
  expect(isTextField(document.createElement('textarea'))).toBe(true);
  // jsdom knows no isContentEditable: undefined there.
  expect(isTextField(document.createElement('button'))).not.toBe(true);
  expect(isTextField(document)).toBe(false);
});
