import type { ExitStatus } from '../terminal.ts';
export const exportCommand = async (): Promise<ExitStatus> => 2;
