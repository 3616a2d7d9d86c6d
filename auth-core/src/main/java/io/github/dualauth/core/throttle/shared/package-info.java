/**
 * What all nodes count in together: buckets in maps of the grid, the time of all nodes, and one node's going on alone. Not
 * what is counted, nor what comes of it.
 */
package io.github.dualauth.core.throttle.shared;
