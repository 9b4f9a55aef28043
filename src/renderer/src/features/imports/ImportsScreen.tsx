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
  const { api } = useBridge();
  const notifyError = useNotifyError();
  const [session, setSession] = useState<Session | null>(null);

  const begin = (file: ChosenFile): void => {
    setSession({ file, reading: null, importId: null });
    replaceRoute({ screen: 'imports' });
  };
  const choose = (): void => {
    callApi(api, ['importing', 'choose'], {})
      .then((file) => (file === null ? undefined : begin(file)))
      .catch(notifyError);
  };
  const chooseOnArrival = useEffectEvent(() => {
    replaceRoute({ screen: 'imports' });
    choose();
  });
  useEffect(() => {
    if (route.choose === true) chooseOnArrival();
  }, [route.choose]);

  const showList = (): void => {
    setSession(null);
    replaceRoute({ screen: 'imports' });
  };
  const staged = (importId: number, reading: Reading): void => {
    setSession((current) => (current === null ? null : { ...current, reading, importId }));
    replaceRoute({ screen: 'imports', importId });
  };
  return (
    <DropArea onFile={begin}>
      {route.importId !== undefined ? (
        <ReviewStep
          key={route.importId}
          importId={route.importId}
          origin={session !== null && session.importId === route.importId ? session : null}
          onRestaged={staged}
          onChangeReading={() => {
            setSession((current) => (current === null ? null : { ...current, importId: null }));
            replaceRoute({ screen: 'imports' });
          }}
          onDone={showList}
        />
      ) : session !== null && session.importId === null ? (
        <MappingStep
          key={session.file.token}
          file={session.file}
          start={session.reading}
          onStaged={staged}
          onGiveUp={showList}
        />
      ) : (
        <ImportList onChoose={choose} />
      )}
    </DropArea>
  );
};
