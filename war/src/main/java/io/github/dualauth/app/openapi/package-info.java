/**
 * The shapes of the JSON API in the OpenAPI document.
 */
package io.github.dualauth.app.openapi;
