/** Rows remembered between calls, and forgotten on all nodes once they change. Knows neither a table nor an entity. */
package io.github.dualauth.core.cache;
