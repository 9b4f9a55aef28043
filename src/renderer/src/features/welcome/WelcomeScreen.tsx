import { Page } from '#renderer/components/Page.tsx';
import type { AppState } from '#shared/ipc/contract.ts';

export const WelcomeScreen = ({ state }: { readonly state: AppState }) => <Page>{state.version}</Page>;
