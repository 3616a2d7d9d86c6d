/** The same echo behind MicroProfile JWT, RS256. */
package io.github.dualauth.benchmarks.jwt;
