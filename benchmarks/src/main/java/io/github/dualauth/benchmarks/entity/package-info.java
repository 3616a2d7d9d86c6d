/** A WAR with nothing of ours in it: one method and one table, by JAX-RS, CDI, Jakarta Transactions and JPA. */
package io.github.dualauth.benchmarks.entity;
