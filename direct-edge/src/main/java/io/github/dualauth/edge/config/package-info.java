/** What the edges read from the configuration, each part in a record of its own. */
package io.github.dualauth.edge.config;
