/** A WAR of somebody else, with our jars, that takes large bodies. */
package io.github.dualauth.benchmarks.upload;
