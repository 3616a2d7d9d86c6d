/** A WAR with nothing of ours in it: what JAX-RS on this server costs by itself. */
package io.github.dualauth.benchmarks.echo;
