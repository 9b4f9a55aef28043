import { AppFailure } from '#shared/ipc/app-failure.ts';

/** What a file thread does with a file; should the thread run out of memory, the failure says over which file. */
export const ofFile = async <T>(path: string, reading: Promise<T>): Promise<T> => {
  try {
    return await reading;
  } catch (error) {
    if (
      error instanceof AppFailure &&
      error.error.code === 'limit-exceeded' &&
      error.error.limit === 'memory'
    )
      throw new AppFailure({ ...error.error, file: path });
    throw error;
  }
};
