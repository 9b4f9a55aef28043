/** A LIKE pattern that finds exactly this text anywhere (or, `starting`, at the beginning). For `LIKE ? ESCAPE '\'`. */
export const likePattern = (text: string, where: 'anywhere' | 'starting' = 'anywhere'): string => {
  const escaped = text.replace(/[\\%_]/g, (character) => `\\${character}`);
  return where === 'anywhere' ? `%${escaped}%` : `${escaped}%`;
};
