import type { AppError } from './app-error.ts';

/** Carries an expected failure out of a transaction; caught at the edge of the service and turned into a Result. */
export class AppFailure extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.name = 'AppFailure';
    this.error = error;
  }
}
