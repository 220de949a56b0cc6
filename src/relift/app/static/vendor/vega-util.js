// What vega-interpreter needs of vega-util, taken from the vega that is loaded already.
export const { ascending, isString, DisallowedObjectProperties } = globalThis.vega;
