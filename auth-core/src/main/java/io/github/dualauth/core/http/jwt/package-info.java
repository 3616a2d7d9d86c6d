/** The caller's token as MicroProfile JWT 2.1 shows it: {@code JsonWebToken} and {@code @Claim}. */
package io.github.dualauth.core.http.jwt;
