/**
 * The JSON API's request and answer: fields read and checked, the envelope with its codes, lists and failures. No method.
 */
package io.github.dualauth.app.envelope;
