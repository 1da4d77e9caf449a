/** What an array of jobs of a batch system is to make. */
export interface SlurmArray {
  /** Path of the study file, and the folder of the results. */
  readonly study: string;
  readonly folder: string;
  readonly title: string;
  /** Jobs, each with its part of the runs. */
  readonly jobs: number;
  readonly settings: readonly string[];
}

/** A job array for Slurm: every job makes its part of the runs and goes on with it when it is begun anew; then the parts are merged. */
export function slurmScript({ study, folder, title, jobs, settings }: SlurmArray): string {
  const set = settings.map((setting) => ` --set ${quoted(setting)}`).join('');
  return `#!/bin/bash
# ${title.replace(/\s+/g, ' ')}: sbatch this file, and when all jobs have ended:
#   npx argyrode sweep merge ${quoted(folder)}
#SBATCH --job-name=argyrode
#SBATCH --array=1-${jobs}
#SBATCH --cpus-per-task=8
#SBATCH --time=24:00:00
#SBATCH --requeue
set -euo pipefail
export ARGYRODE_THREADS="\${SLURM_CPUS_PER_TASK:-1}"
npx argyrode sweep ${quoted(study)}${set} --shard "\${SLURM_ARRAY_TASK_ID}/${jobs}" --resume --out ${quoted(folder)}
`;
}

/** As one word of a shell. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
