/**
 * People's logins: registry, verifier, password rules. Applications are known by their ID only.
 */
package io.github.dualauth.individual;
