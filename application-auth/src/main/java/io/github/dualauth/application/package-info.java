/**
 * Applications and their passwords: registry, verifier, rotation and revocation. How their hashes are kept is in a room
 * beside. People are unknown here.
 */
package io.github.dualauth.application;
