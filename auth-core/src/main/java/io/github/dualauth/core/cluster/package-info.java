/** What several nodes of one deployment share: messages, and state that lives for a short time. */
package io.github.dualauth.core.cluster;
