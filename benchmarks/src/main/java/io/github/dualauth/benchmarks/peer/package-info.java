/** A process of its own: the SMTP library without anything of ours but where its messages go. */
package io.github.dualauth.benchmarks.peer;
