/** Tokens that this deployment presents when it calls participants, and how these check them. */
package io.github.dualauth.application.gateway;
