import {clamp, type Rules, type Tie} from "./parameters.js";

/**
 * Returns the tie when compliance is a concern of the given acuteness, from 0 (none) to 1: more has to pass between the
 * two sides, less of it can be written down, and less of what suppliers can do counts. The direction follows the paper
 * (concepts-5); the equations are ours. Throws a RangeError outside 0 to 1.
 */
export function underCompliance(tie: Tie, acuteness: number, rules: Rules): Tie {
  if (!(acuteness >= 0 && acuteness <= 1)) throw new RangeError(`acuteness is ${acuteness}; it has to be from 0 to 1`);
  return {
    complexity: clamp(tie.complexity + rules.complianceComplexity * acuteness * (1 - tie.complexity)),
    codifiability: clamp(tie.codifiability - rules.complianceCodifiability * acuteness * tie.codifiability),
    capability: clamp(tie.capability - rules.complianceCapability * acuteness * tie.capability)
  };
}
