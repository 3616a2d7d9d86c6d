/**
 * Applications and their passwords: registry, verifier, rotation and revocation. How their hashes are kept, and how all
 * this starts, is in the rooms beside. People are unknown here.
 */
package io.github.dualauth.application;
