/**
 * Secrets in memory, keys and their rotation, what is sealed at rest, slow hashes and what remembers their outcome. Nobody
 * who owns one.
 */
package io.github.dualauth.core.secret;
