package io.github.dualauth.application.participant;

/**
 * Which participants are sought; {@code ""} for any.
 *
 * @param code exactly this code
 * @param name exactly this name
 * @param role this role among others
 * @param status the word of this status
 * @param offset how many of those that fit to leave out, in the order of their codes
 * @param limit the most to be found
 */
public record ParticipantSearch(String code, String name, String role, String status, int offset, int limit) {}
