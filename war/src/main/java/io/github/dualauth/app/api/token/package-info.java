/**
 * The methods that administer API keys, participants, sites, devices, signing keys and webhooks.
 */
package io.github.dualauth.app.api.token;
