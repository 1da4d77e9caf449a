interface Changes {
  readonly cathode?: object;
  readonly numerics?: object;
  readonly mechanisms?: object;
  readonly protocol?: readonly unknown[];
}

/** NCM85 in Li6PS5Cl against LTO at 45 degC, one discharge at 0.2C. */
export function scenario({ cathode = {}, numerics = {}, mechanisms = {}, protocol }: Changes = {}) {
  return {
    title: 'resolution',
    cell: {
      temperature: '45 degC',
      pressure: '81 MPa',
      diameter: '10 mm',
      oneC: '190 mA/g',
      cathode: {
        activeMaterial: 'NCM85',
        weightRatio: { cam: 69.3, electrolyte: 29.7, carbon: 1 },
        loading: '11 mg/cm2',
        particles: { d50: '3 um', spread: 0.45 },
        ...cathode,
      },
      separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
      anode: { material: 'LTO', mass: '65 mg' },
    },
    mechanisms,
    numerics,
    protocol: protocol ?? ['Charge at 0.2C until 4.3 V vs Li', 'Discharge at 0.2C until 2.9 V vs Li'],
    output: { series: 'none', profiles: 'none' },
  };
}
