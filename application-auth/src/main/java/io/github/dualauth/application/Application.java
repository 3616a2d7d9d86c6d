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

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /**
     * Checks what would be stored ambiguously.
     *
     * @throws IllegalArgumentException if a role is not 1 to 64 letters, digits, dots, dashes or underscores
     */
    public Application {
        roles = Set.copyOf(roles);
        for (String role : roles) {
            if (!role.matches("[A-Za-z0-9._-]{1,64}")) {
                throw new IllegalArgumentException("not a role's name");
            }
        }
    }

    /** Whether {@code id} can be an application's ID: 1 to 64 letters, digits, dots, dashes and underscores. */
    public static boolean isApplicationId(String id) {
        return id.matches(ID);
    }
}
