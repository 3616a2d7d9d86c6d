/**
 * Accounts and users, by the keys of the application that they belong to. No credential.
 */
package io.github.dualauth.core.directory;
