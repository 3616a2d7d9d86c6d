/** The same echo behind Jakarta Security's Basic authentication, with hashed passwords in the server's own database. */
package io.github.dualauth.benchmarks.hashed;
