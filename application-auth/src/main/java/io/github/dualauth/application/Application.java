package io.github.dualauth.application;

import java.util.Set;

/**
 * A registered application, without its passwords.
 *
 * @param id its ID, unique in the deployment and compared exactly
 * @param name what people call it
 * @param roles its roles
 * @param active false while it is suspended
 */
public record Application(String id, String name, Set<String> roles, boolean active) {

    /** The role that may manage applications. */
    public static final String ADMINISTRATOR = "administrator";
}
