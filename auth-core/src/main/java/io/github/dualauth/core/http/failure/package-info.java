/**
 * Answers to what is refused or goes wrong, in the form that the API declares. Decides nothing.
 */
package io.github.dualauth.core.http.failure;
