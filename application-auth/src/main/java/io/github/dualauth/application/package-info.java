/**
 * Applications and their passwords: registry, verifier, rotation and expiry. People are unknown here.
 */
package io.github.dualauth.application;
