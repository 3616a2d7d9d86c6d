/**
 * The methods that administer what the Direct edges know their senders by.
 */
package io.github.dualauth.app.api.direct;
