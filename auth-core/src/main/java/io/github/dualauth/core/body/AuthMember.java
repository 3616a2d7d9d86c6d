package io.github.dualauth.core.body;

import java.util.Optional;

/** The members of {@code auth} that mean something. */
enum AuthMember {
    APPLICATION_ID("applicationId"),
    APPLICATION_PASSWORD("applicationPassword"),
    ACCOUNT_ID("accountId"),
    USER_ID("userId"),
    LOGIN_ID("loginId"),
    LOGIN_PASSWORD("loginPassword");

    private static final AuthMember[] ALL = values();

    private final String memberName;
    private final String field;

    AuthMember(String memberName) {
        this.memberName = memberName;
        this.field = "auth." + memberName;
    }

    /** The member of this name; names are matched to the letter. */
    static Optional<AuthMember> named(AuthText name) {
        for (AuthMember member : ALL) {
            if (name.matches(member.memberName)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /** How refusals call it, as {@code auth.loginId}. */
    String field() {
        return field;
    }

    /** Whether its value is a secret. */
    boolean isPassword() {
        return this == APPLICATION_PASSWORD || this == LOGIN_PASSWORD;
    }
}
