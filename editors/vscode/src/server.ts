// Finds the `dateline` program that the editor is to start.
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Where to look, and on what kind of machine. */
export interface Surroundings {
  /** The setting `dateline.server.path`; empty when the user has not set it. */
  setting: string;
  /** The first workspace folder, if one is open. */
  workspaceFolder: string | undefined;
  /** The environment variable PATH. */
  searchPath: string;
  platform: NodeJS.Platform;
}

/** The program's full path, or why there is none, in words for the user. */
export type Found = { program: string } | { missing: string };

/** The setting wins over the PATH; a setting that leads nowhere is said so rather than passed over. */
export function findServer(surroundings: Surroundings): Found {
  const setting = surroundings.setting.trim();
  return setting ? fromSetting(setting, surroundings) : fromSearchPath(surroundings);
}

function fromSetting(setting: string, { workspaceFolder, platform }: Surroundings): Found {
  const program = setting
    .replace(/^~(?=$|[\\/])/, homedir())
    .replaceAll('${workspaceFolder}', workspaceFolder ?? '${workspaceFolder}');
  if (!path.isAbsolute(program)) {
    return { missing: `The setting dateline.server.path is not a full path: ${setting}` };
  }
  if (!isProgram(program, platform)) {
    return { missing: `The setting dateline.server.path names no program that can be run: ${program}` };
  }
  return { program };
}

function fromSearchPath({ searchPath, platform }: Surroundings): Found {
  const names = platform === 'win32' ? ['dateline.exe'] : ['dateline'];
  for (const folder of searchPath.split(platform === 'win32' ? ';' : ':')) {
    // A relative entry would let the opened folder choose the program.
    if (!path.isAbsolute(folder)) continue;
    for (const name of names) {
      const program = path.join(folder, name);
      if (isProgram(program, platform)) return { program };
    }
  }
  return { missing: 'The program dateline is not on the PATH. Install it, or say where it is in the setting dateline.server.path.' };
}

function isProgram(file: string, platform: NodeJS.Platform): boolean {
  try {
    accessSync(file, platform === 'win32' ? constants.F_OK : constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
