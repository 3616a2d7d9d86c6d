package io.github.dualauth.edge.smtp.command;

import java.util.ArrayList;
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
        List<String> parameters = new ArrayList<>();
        for (String parameter : matcher.group("rest").split(" ", -1)) {
            if (!parameter.isEmpty()) {
                parameters.add(parameter);
            }
        }
        return Optional.of(new PathCommand(matcher.group("path"), List.copyOf(parameters)));
    }
}
