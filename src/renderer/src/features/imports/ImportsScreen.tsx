import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { callApi } from '#renderer/lib/api.ts';
import { useBridge } from '#renderer/lib/bridge.tsx';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { replaceRoute } from '#renderer/lib/route.ts';
import type { RouteOf } from '#renderer/lib/route.ts';
import { DropArea } from './DropArea.tsx';
import { ImportList } from './ImportList.tsx';
import { MappingStep } from './MappingStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import type { ChosenFile, Reading } from './model/reading.ts';

type MergedFile = NonNullable<RouteOf<'imports'>['merge']>;

/** A file being imported in this window: how it is read, and under which number it was staged, once it was. */
type Session = {
  readonly file: ChosenFile;
  readonly reading: Reading | null;
  readonly importId: number | null;
};

/** Imports: the list of what came in, and the steps by which a file comes in. */
export const ImportsScreen = ({
  route,
  renderMerge,
}: {
  readonly route: RouteOf<'imports'>;
  /** What is shown for a workbook of ours that came back. */
  readonly renderMerge: (file: MergedFile, onDone: () => void) => ReactNode;
}) => {
  const [session, setSession] = useState<Session | null>(null);
  const merge = ({ token, name }: ChosenFile): void =>
    replaceRoute({ screen: 'imports', merge: { token, name } });
  const take = (file: ChosenFile): void => {
    setSession({ file, reading: null, importId: null });
    replaceRoute({ screen: 'imports' });
  };
  const isOurs = useIsOurs();
  const begin = (file: ChosenFile): void => {
    void isOurs(file).then((ours) => (ours ? merge(file) : take(file)));
  };
  const chooseMerge = useChoose(merge);
  const choose = useChoose(begin);
  const chooseOnArrival = useEffectEvent(() => {
    replaceRoute({ screen: 'imports' });
    choose();
  });
  useEffect(() => {
    if (route.choose === true) chooseOnArrival();
  }, [route.choose]);
  return (
    <DropArea onFile={begin}>
      {route.merge === undefined ? (
        <Step
          route={route}
          session={session}
          onSession={setSession}
          onChoose={choose}
          onChooseMerge={chooseMerge}
        />
      ) : (
        renderMerge(route.merge, () => replaceRoute({ screen: 'imports' }))
      )}
    </DropArea>
  );
};

/** Whether a file is an export of this program that came back. When it cannot be told, it is a file like any other. */
const useIsOurs = (): ((file: ChosenFile) => Promise<boolean>) => {
  const { api } = useBridge();
  return async ({ token, count }) => {
    if (count > 1) return false;
    try {
      return (await callApi(api, ['merging', 'recognise'], { token })).isOurs;
    } catch {
      return false;
    }
  };
};

/** Asks main for a file; nothing happens when the person gives up. */
const useChoose = (onFile: (file: ChosenFile) => void): (() => void) => {
  const { api } = useBridge();
  const notifyError = useNotifyError();
  return () => {
    callApi(api, ['importing', 'choose'], {})
      .then((file) => (file === null ? undefined : onFile(file)))
      .catch(notifyError);
  };
};

const Step = ({
  route,
  session,
  onSession,
  onChoose,
  onChooseMerge,
}: {
  readonly route: RouteOf<'imports'>;
  readonly session: Session | null;
  readonly onSession: (session: Session | null) => void;
  readonly onChoose: () => void;
  readonly onChooseMerge: () => void;
}) => {
  const show = (next: Session | null): void => {
    onSession(next);
    replaceRoute(
      next === null || next.importId === null
        ? { screen: 'imports' }
        : { screen: 'imports', importId: next.importId },
    );
  };
  const staged = (importId: number, reading: Reading): void => {
    if (session !== null) show({ ...session, reading, importId });
  };
  if (route.importId !== undefined) {
    const { importId } = route;
    const origin = session !== null && session.importId === importId ? session : null;
    return (
      <ReviewStep
        key={importId}
        importId={importId}
        origin={origin}
        onReopened={(file, reading) => onSession({ file, reading, importId })}
        onRestaged={staged}
        onChangeReading={() => show(origin === null ? null : { ...origin, importId: null })}
        onDone={() => show(null)}
      />
    );
  }
  if (session === null || session.importId !== null)
    return <ImportList onChoose={onChoose} onChooseMerge={onChooseMerge} />;
  return (
    <MappingStep
      key={session.file.token}
      file={session.file}
      start={session.reading}
      onStaged={staged}
      onGiveUp={() => show(null)}
    />
  );
};
