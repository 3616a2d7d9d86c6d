/**
 * From a credential to a decision that is written down: the part of a request's path that all transports share. Nothing
 * here knows how the credential came, nor how the answer goes.
 */
package io.github.dualauth.core.decision;
