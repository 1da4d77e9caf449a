#!/usr/bin/env node
import { argyrode } from './program.js';
import { mindBrokenOutput } from './terminal.js';

mindBrokenOutput();
await argyrode();
