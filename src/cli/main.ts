#!/usr/bin/env node
import { argyrode } from './program.js';
import { handleBrokenPipe } from './terminal.js';

handleBrokenPipe();
await argyrode();
