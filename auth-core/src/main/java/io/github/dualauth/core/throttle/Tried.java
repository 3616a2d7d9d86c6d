package io.github.dualauth.core.throttle;

import io.github.dualauth.core.AuthenticationMode;
import java.util.function.BooleanSupplier;

/**
 * A credential that somebody tries. Whether its ID exists makes no difference.
 *
 * @param mode the mode that it would be for
 * @param id the ID in the one form in which all its spellings are counted
 * @param source the address of the client
 * @param guessable whether the secret could be one that a person chose, and so be guessed
 */
public record Tried(AuthenticationMode mode, String id, String source, BooleanSupplier guessable) {}
