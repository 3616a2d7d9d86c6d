package io.github.dualauth.individual.device;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A token that a device may use; times are milliseconds since 1970.
 *
 * @param id its {@code jti}
 * @param issuedAt when it was issued
 * @param expiresAt the first instant at which it is good no more
 */
record LiveToken(String id, long issuedAt, long expiresAt) {

    private static final String BETWEEN = ";";
    private static final String WITHIN = " ";

    static String text(List<LiveToken> tokens) {
        return tokens.stream()
                .map(token -> token.id + WITHIN + token.issuedAt + WITHIN + token.expiresAt)
                .collect(Collectors.joining(BETWEEN));
    }

    static List<LiveToken> list(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(BETWEEN, -1)).map(LiveToken::of).toList();
    }

    private static LiveToken of(String text) {
        String[] parts = text.split(WITHIN, -1);
        return new LiveToken(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
}
