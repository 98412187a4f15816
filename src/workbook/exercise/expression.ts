/** Returns the value of a calculation such as "round(100 * part / whole, 1)". Throws an Error whose message says what cannot be read. */
export function calculate(text: string, numbers: ReadonlyMap<string, number>): number {
  const tokens = [...text.matchAll(/\s*(?:(\d+(?:\.\d+)?)|([a-z_]\w*)|(\S))/gi)];
  let at = 0;
  const symbol = () => tokens[at]?.[3];
  const expect = (wanted: string) => {
    if (symbol() !== wanted) throw new Error(`"${text}" has no "${wanted}" where one has to be`);
    at++;
  };
  function value(): number {
    const token = tokens[at];
    if (!token) throw new Error(`"${text}" ends too early`);
    const [, digits, name] = token;
    if (digits !== undefined) {
      at++;
      return Number(digits);
    }
    if (name !== undefined) {
      at++;
      if (symbol() === "(") return call(name);
      const found = numbers.get(name);
      if (found === undefined) {
        const known = [...numbers.keys()].join(", ");
        throw new Error(`"${name}" is no number of this exercise${known ? `, which has ${known}` : ""}`);
      }
      return found;
    }
    if (symbol() === "-") {
      at++;
      return -value();
    }
    expect("(");
    const inner = sum();
    expect(")");
    return inner;
  }
  function call(name: string): number {
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!known) throw new Error(`there is no function "${name}"; there are ${Object.keys(functions).join(", ")}`);
    at++;
    const given = [sum()];
    while (symbol() === ",") {
      at++;
      given.push(sum());
    }
    expect(")");
    return known(...given);
  }
  function product(): number {
    let result = value();
    while (symbol() === "*" || symbol() === "/") {
      const times = symbol() === "*";
      at++;
      const next = value();
      result = times ? result * next : result / next;
    }
    return result;
  }
  function sum(): number {
    let result = product();
    while (symbol() === "+" || symbol() === "-") {
      const plus = symbol() === "+";
      at++;
      const next = product();
      result = plus ? result + next : result - next;
    }
    return result;
  }
  const result = sum();
  if (at < tokens.length) throw new Error(`"${text}" cannot be read from "${tokens[at]![0].trim()}" on`);
  if (!Number.isFinite(result)) throw new Error(`"${text}" gives no number`);
  return result;
}

const functions: Record<string, (...given: number[]) => number> = {
  round: (x = NaN, places = 0) => roundTo(x, places),
  floor: (x = NaN) => Math.floor(x),
  ceil: (x = NaN) => Math.ceil(x),
  abs: (x = NaN) => Math.abs(x),
  min: (...given) => Math.min(...given),
  max: (...given) => Math.max(...given)
};

/** Returns a number rounded to decimal places, halves away from zero; small errors of binary fractions are forgiven. */
export function roundTo(x: number, places: number): number {
  const scale = 10 ** places;
  const scaled = Math.abs(x) * scale;
  return (Math.sign(x) * Math.round(scaled * (1 + 2 ** -50))) / scale;
}

/** Returns a number as prose writes it: 12,500 or 0.25, with at most so many decimals. */
export const formatNumber = (x: number, decimals = 6): string =>
  x.toLocaleString("en-GB", {maximumFractionDigits: decimals}).replace("-", "−");
