/**
 * What is written down about a decision, and the trail that writes it before its caller learns of it. No knowledge of where
 * records are kept: that is {@code audit.log}.
 */
package io.github.dualauth.core.audit;
