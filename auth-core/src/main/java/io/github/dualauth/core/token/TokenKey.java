package io.github.dualauth.core.token;

import com.nimbusds.jose.JWSVerifier;

/**
 * A key that a token may have been signed with.
 *
 * @param mark stands for this very key and no other one, ever: a verified token is remembered under it
 * @param verifier checks signatures made with it
 */
public record TokenKey(String mark, JWSVerifier verifier) {}
