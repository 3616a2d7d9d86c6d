package io.github.dualauth.core.token;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * What a key signs; each purpose has keys of its own, so that a token for one is never one for another. Modules contribute
 * theirs as CDI beans.
 *
 * @param name unique in the deployment: lower case, digits and dashes, at most 32
 * @param algorithm RS256 or ES256
 * @param published whether others check signatures too, with the keys at {@code /jwks.json}
 */
public record SigningPurpose(String name, JWSAlgorithm algorithm, boolean published) {}
