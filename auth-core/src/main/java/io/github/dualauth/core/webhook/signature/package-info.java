/** How a webhook is signed and how a receiver checks that, the same code on both sides. Nothing of a deployment. */
package io.github.dualauth.core.webhook.signature;
