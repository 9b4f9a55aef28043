import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import { ErrorView } from '#renderer/components/ErrorView.tsx';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { ExceptionRow, Verdict } from '#shared/ipc/auditing-schemas.ts';
import { ExceptionPanel } from './ExceptionPanel.tsx';
import { ExceptionTable } from './ExceptionTable.tsx';
import { JudgeBar } from './JudgeBar.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { TakeOverDialog } from './TakeOverDialog.tsx';
import { chooseOnly, chosenPositions, within, type Selection } from './model/selection.ts';
import { useDispose } from './use-dispose.ts';
import { useExceptionPages, useReadRows, type ExceptionQuery } from './use-exception-pages.ts';

/** Where the exceptions drawn begin and end. */
type Span = { readonly from: number; readonly to: number };

/** A list of exceptions, the bar that judges those chosen, and the active one in full below. */
export const ExceptionList = ({
  test,
  query,
  startIndex,
  onIndex,
}: {
  readonly test: string;
  readonly query: ExceptionQuery;
  /** The exception that is active first. */
  readonly startIndex: number;
  readonly onIndex: (index: number) => void;
}) => {
  const { t } = useTranslation('tests');
  const [span, setSpan] = useState<Span>({ from: startIndex, to: startIndex + 1 });
  const [chosen, setChosen] = useState<Selection>(() => chooseOnly(startIndex));
  const pages = useExceptionPages(query, span.from, span.to);
  const total = pages.total ?? 0;
  const selection = within(chosen, total);
  const active = pages.at(selection.active);
  const judge = useJudge(query, pages.at, selection);
  const takeOver = useTakeOver();
  if (pages.error !== null) return <ErrorView error={pages.error} />;
  if (pages.total === undefined) return null;
  if (total === 0)
    return <EmptyState title={t('exceptions.noMatchTitle')} text={t('exceptions.noMatchText')} />;
  return (
    <>
      <JudgeBar count={chosenPositions(selection).length} onVerdict={judge.give} onNote={judge.openNote} />
      <ExceptionTable
        total={total}
        at={pages.at}
        selection={selection}
        onSelection={(next) => {
          setChosen(next);
          onIndex(next.active);
        }}
        onSpan={(from, to) =>
          setSpan((shown) => (shown.from === from && shown.to === to ? shown : { from, to }))
        }
        onVerdict={judge.give}
        onNote={judge.openNote}
        onTakeOver={() => takeOver.open(active)}
      />
      {active === undefined ? null : (
        <ExceptionPanel
          key={`${active.runId} ${active.key}`}
          test={test}
          row={active}
          onTakeOver={takeOver.isOffered(active) ? () => takeOver.open(active) : null}
        />
      )}
      {takeOver.row === null ? null : <TakeOverDialog row={takeOver.row} onClose={takeOver.close} />}
      {judge.noted === null ? null : (
        <NoteDialog rows={judge.noted} onClose={judge.closeNote} onNote={judge.keepNote} />
      )}
    </>
  );
};

/** For an exception that is new and undecided: what was decided of one that is gone may be taken over. */
const useTakeOver = () => {
  const [row, setRow] = useState<ExceptionRow | null>(null);
  const isReadOnly = useIsReadOnly();
  const isOffered = (asked: ExceptionRow | undefined): asked is ExceptionRow =>
    asked?.status === 'new' && asked.disposition === null && !isReadOnly;
  return {
    row,
    isOffered,
    open: (asked: ExceptionRow | undefined): void => {
      if (isOffered(asked)) setRow(asked);
    },
    close: (): void => setRow(null),
  };
};

/** What the keys and buttons do to the exceptions that are chosen. */
const useJudge = (
  query: ExceptionQuery,
  at: (index: number) => ExceptionRow | undefined,
  selection: Selection,
) => {
  const [noted, setNoted] = useState<readonly ExceptionRow[] | null>(null);
  const { dispose } = useDispose();
  const readRows = useReadRows(query);
  const notifyError = useNotifyError();
  const withChosen = (run: (rows: readonly ExceptionRow[]) => void): void => {
    readRows(chosenPositions(selection), at).then(run).catch(notifyError);
  };
  return {
    noted,
    give: (verdict: Verdict | null) => withChosen((rows) => dispose(rows, verdict)),
    openNote: () => withChosen(setNoted),
    closeNote: () => setNoted(null),
    keepNote: (verdict: Verdict, note: string | null) => {
      dispose(noted ?? [], verdict, note);
      setNoted(null);
    },
  };
};
