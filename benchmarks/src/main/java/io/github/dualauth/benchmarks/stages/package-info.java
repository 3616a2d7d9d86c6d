/** JMH on the stages of the pipeline, without a server. */
package io.github.dualauth.benchmarks.stages;
