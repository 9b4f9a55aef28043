import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useDetailText } from '#renderer/features/tests/use-detail-text.ts';
import { renderScreen } from '../render-screen.tsx';

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => {
  const text = useDetailText();
  return (
    <p>
      {text.label(name)} – {text.value({ name, kind: 'values', values: [value] }, 'CAD')}
    </p>
  );
};

it('writes the name of a holiday in the language in use, and a code in words', async () => {
  renderScreen(<Fact name="why" value="Fête nationale ‖ National Holiday" />, {});
  expect((await screen.findByText(/Motif/u)).textContent).toBe('Motif – Fête nationale');
  renderScreen(<Fact name="gstCause" value="both-in-one" />, {});
  expect((await screen.findByText(/TPS/u)).textContent).toMatch(
    /^TPS\s: cause probable – les deux taxes en une$/u,
  );
});
