import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { JobBar } from '#renderer/components/JobBar.tsx';
import { ok } from '#shared/result.ts';
import { renderScreen } from '../features/render-screen.tsx';

const Running = () => {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <JobBar jobId="job" label="Tests" />
      <button type="button" onClick={() => setAsking(true)}>
        ask
      </button>
      <input aria-label="text" />
      {isAsking ? <Dialog title="Question" onClose={() => setAsking(false)} /> : null}
    </>
  );
};

const cancelled = (): readonly string[] => {
  const jobs: string[] = [];
  renderScreen(<Running />, {
    jobs: {
      cancel: ({ jobId }) => {
        jobs.push(jobId);
        return Promise.resolve(ok({}));
      },
    },
  });
  return jobs;
};

const escape = (target: Element): Promise<void> =>
  act(async () => {
    fireEvent.keyDown(target, { key: 'Escape', code: 'Escape' });
    await Promise.resolve();
  });

it('Esc that closes a dialog, or is typed in a field, cancels no job', async () => {
  const jobs = cancelled();
  fireEvent.click(await screen.findByText('ask'));
  await screen.findByRole('dialog');
  await escape(document.body);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await escape(screen.getByRole('textbox'));
  expect(jobs).toEqual([]);
  await escape(screen.getByText('ask'));
  expect(jobs).toEqual(['job']);
});
