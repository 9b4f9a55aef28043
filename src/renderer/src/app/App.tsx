import { useAppState } from '#renderer/lib/app-state.ts';
import type { WindowBridge } from '#renderer/lib/bridge.tsx';
import { WelcomeScreen } from '#renderer/features/welcome/WelcomeScreen.tsx';
import { ActorDialog } from './ActorDialog.tsx';
import { Providers } from './Providers.tsx';
import { Opening } from './Opening.tsx';
import { Shell } from './Shell.tsx';
import { useMainEvents } from './use-main-events.ts';

/** The whole window, over the bridge to main. */
export const App = ({ bridge }: { readonly bridge: WindowBridge }) => (
  <Providers bridge={bridge}>
    <Window />
  </Providers>
);

const Window = () => {
  useMainEvents();
  const state = useAppState();
  if (state === undefined) return null;
  if (state.isOpening) return <Opening />;
  return (
    <>
      {state.case === null ? <WelcomeScreen state={state} /> : <Shell state={state} openCase={state.case} />}
      <ActorDialog state={state} />
    </>
  );
};
