/**
 * What an API takes, as its annotations say, and the form of its refusals. No reading of classes, no request.
 */
package io.github.dualauth.core.policy;
