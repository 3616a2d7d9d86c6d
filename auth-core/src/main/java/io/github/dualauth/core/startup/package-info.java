/**
 * The beans of the core, made once from its plain constructors, and its health and metrics for the server. No logic.
 */
package io.github.dualauth.core.startup;
