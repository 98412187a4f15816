// The part of AgentScript that the benchmark uses; the package has no types of its own.
declare module "agentscript" {
  /** A model: it is set up once and then stepped. */
  export class Model {
    constructor(worldOptions?: object);
    turtleBreeds(breedNames: string): void;
    setup(): void;
    step(): void;
  }
  export const World: {defaultOptions(maxX: number): object};
  /** The agents of one breed. */
  export interface Turtles<Turtle> {
    create(num: number, init: (turtle: Turtle) => void): Turtle[];
    ask(fcn: (turtle: Turtle) => void): void;
  }
  export const util: {
    randomFloat(max: number): number;
    randomFloat2(min: number, max: number): number;
  };
}
