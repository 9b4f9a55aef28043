import { useEffect, useEffectEvent, useState } from 'react';
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

/** A file being imported in this window: how it is read, and under which number it was staged, once it was. */
type Session = {
  readonly file: ChosenFile;
  readonly reading: Reading | null;
  readonly importId: number | null;
};

/** Imports: the list of what came in, and the steps by which a file comes in. */
export const ImportsScreen = ({ route }: { readonly route: RouteOf<'imports'> }) => {
  const [session, setSession] = useState<Session | null>(null);
  const begin = (file: ChosenFile): void => {
    setSession({ file, reading: null, importId: null });
    replaceRoute({ screen: 'imports' });
  };
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
      <Step route={route} session={session} onSession={setSession} onChoose={choose} />
    </DropArea>
  );
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
}: {
  readonly route: RouteOf<'imports'>;
  readonly session: Session | null;
  readonly onSession: (session: Session | null) => void;
  readonly onChoose: () => void;
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
    const origin = session !== null && session.importId === route.importId ? session : null;
    return (
      <ReviewStep
        key={route.importId}
        importId={route.importId}
        origin={origin}
        onRestaged={staged}
        onChangeReading={() => show(origin === null ? null : { ...origin, importId: null })}
        onDone={() => show(null)}
      />
    );
  }
  if (session === null || session.importId !== null) return <ImportList onChoose={onChoose} />;
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
