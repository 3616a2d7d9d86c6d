/** Applications that take part in an HCX exchange: their registry, their secrets, and the API keys made with these. */
package io.github.dualauth.application.participant;
