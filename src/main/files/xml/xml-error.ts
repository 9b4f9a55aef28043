/** Why a document is refused. */
export type XmlProblem = 'declarations' | 'damaged' | 'too-deep' | 'too-long';

/** Thrown while scanning; `scanXml` turns it into a failure that names the file. */
export class XmlError extends Error {
  readonly problem: XmlProblem;
  readonly value: number;

  constructor(problem: XmlProblem, detail: string, value = 0) {
    super(detail);
    this.problem = problem;
    this.value = value;
  }
}
