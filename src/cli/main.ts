#!/usr/bin/env node
import { argyrode } from './program.js';
import { endQuietlyOnClosedPipe } from './terminal.js';

endQuietlyOnClosedPipe();
await argyrode();
