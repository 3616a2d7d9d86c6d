package io.github.dualauth.edge.smtp.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The argument of MAIL or RCPT (RFC 5321, 4.1.2): a path in angle brackets and parameters, with one blank between and
 * nothing else.
 *
 * @param path what stands in the brackets
 * @param parameters the parameters as they stand there
 */
record PathCommand(String path, List<String> parameters) {

    private static final Pattern ARGUMENT =
            Pattern.compile("(?<name>[A-Za-z]{2,4}):<(?<path>[^<> ]{0,256})>(?<rest>(?: [^ ]+)*)");

    /** Reads {@code argument}, which begins with {@code name} and a colon. */
    static Optional<PathCommand> parse(String name, String argument) {
        Matcher matcher = ARGUMENT.matcher(argument);
        if (!matcher.matches() || !matcher.group("name").equalsIgnoreCase(name)) {
            return Optional.empty();
        }
        String rest = matcher.group("rest");
        List<String> parameters =
                rest.isEmpty() ? List.of() : List.of(rest.substring(1).split(" ", -1));
        return Optional.of(new PathCommand(matcher.group("path"), parameters));
    }
}
