/** Signed messages to applications: written down with what they tell of, and sent until they arrive. */
package io.github.dualauth.core.webhook;
