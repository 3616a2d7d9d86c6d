/**
 * Secrets in memory, keys and their rotation, and what is sealed at rest. Nobody who owns one, and no slow hashes: those
 * have a room of their own.
 */
package io.github.dualauth.core.secret;
