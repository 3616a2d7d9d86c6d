package io.github.dualauth.individual.session;

import java.time.Duration;

/**
 * What a link is to be good for.
 *
 * @param person who is signed on
 * @param address the only address that it is good from, as the server sees addresses; {@code ""} for any
 * @param life how long it is good
 */
public record SignOn(SessionPerson person, String address, Duration life) {}
