package io.github.dualauth.core.token;

import java.time.Instant;
import java.util.Optional;

/**
 * What can be told of a key of our own.
 *
 * @param id its ID
 * @param signsFrom from when on it signs, unless there is a later one
 * @param ends from when on nothing that it signed is taken; empty while it has no successor
 * @param signing whether it is the one that signs now
 */
public record SigningKeyInfo(String id, Instant signsFrom, Optional<Instant> ends, boolean signing) {}
