/** In which unit people read what is stored in SI. */
export const labUnits: Readonly<Record<string, string>> = {
  'C/kg': 'mAh/g',
  'kg/m3': 'g/cm3',
  'J/mol': 'kJ/mol',
  'Ohm m2': 'Ohm cm2',
  'C/m3': 'C/cm3',
  'm2/kg': 'm2/g',
  Pa: 'GPa',
  m: 'nm',
};
