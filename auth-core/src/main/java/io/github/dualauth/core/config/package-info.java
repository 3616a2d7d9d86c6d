/**
 * How configuration is read, checked and refused, with the key that is wrong. Each module's settings live with what they
 * set.
 */
package io.github.dualauth.core.config;
