package io.github.dualauth.core.address;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hops that proxies have written down, the nearest first. Both kinds of header are read from the right, also where
 * elements end: each proxy appends, so nothing that a sender put in front (an open quote, say) changes how the entry of
 * a trusted proxy is read. The list ends before the first entry that is no address: {@code unknown}, an obfuscated
 * identifier (RFC 7239, 6.2 and 6.3), or rubbish.
 */
final class ForwardedHops {

    private static final Pattern PAIR =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^\";,\\s]*))");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
    private static final Pattern PORT = Pattern.compile("(?::(?:\\d{1,5}|_[A-Za-z0-9._-]+))?");

    private ForwardedHops() {}

    /** The {@code for} parameters of {@code Forwarded} lines (RFC 7239, 4). */
    static List<InetAddress> forwarded(List<String> lines) {
        return hops(
                elements(String.join(",", lines), true),
                element -> forParameter(element).flatMap(ForwardedHops::node));
    }

    /** The entries of {@code X-Forwarded-For} lines; there a bare IPv6 address is usual. */
    static List<InetAddress> forwardedFor(List<String> lines) {
        return hops(
                elements(String.join(",", lines), false),
                element -> IpAddress.parse(element).or(() -> node(element)));
    }

    private static List<InetAddress> hops(List<String> elements, Function<String, Optional<InetAddress>> address) {
        List<InetAddress> hops = new ArrayList<>();
        for (String element : elements) {
            Optional<InetAddress> hop = address.apply(element);
            if (hop.isEmpty()) {
                break;
            }
            hops.add(hop.get());
        }
        return hops;
    }

    /** Splits at commas outside of quotes, from the right; empty elements do not count (RFC 9110, 5.6.1). */
    private static List<String> elements(String value, boolean quotes) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int end = value.length();
        for (int i = end - 1; i >= -1; i--) {
            if (i < 0 || (value.charAt(i) == ',' && !quoted)) {
                String element = value.substring(i + 1, end).strip();
                if (!element.isEmpty()) {
                    elements.add(element);
                }
                end = Math.max(i, 0);
            } else if (quotes && value.charAt(i) == '"' && !escaped(value, i)) {
                quoted = !quoted;
            }
        }
        return elements;
    }

    private static boolean escaped(String value, int at) {
        int backslashes = 0;
        while (backslashes < at && value.charAt(at - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** The one parameter called {@code for}; empty if there is none, or two, or the element cannot be read. */
    private static Optional<String> forParameter(String element) {
        Optional<String> found = Optional.empty();
        Matcher pair = PAIR.matcher(element);
        for (int at = skip(element, 0); at < element.length(); at = skip(element, pair.end())) {
            if (!pair.region(at, element.length()).lookingAt()) {
                return Optional.empty();
            }
            if ("for".equalsIgnoreCase(pair.group(1))) {
                if (found.isPresent()) {
                    return Optional.empty();
                }
                found = Optional.of(
                        pair.group(2) == null
                                ? pair.group(3)
                                : ESCAPE.matcher(pair.group(2)).replaceAll("$1"));
            }
        }
        return found;
    }

    private static int skip(String element, int from) {
        int at = from;
        while (at < element.length() && " \t;".indexOf(element.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** A node with or without its port (RFC 7239, 6). */
    private static Optional<InetAddress> node(String node) {
        boolean bracketed = node.startsWith("[");
        int end = node.indexOf(bracketed ? ']' : ':');
        if (end < 0) {
            return bracketed || node.indexOf(':') >= 0 ? Optional.empty() : IpAddress.parse(node);
        }
        String literal = node.substring(bracketed ? 1 : 0, end);
        String port = node.substring(bracketed ? end + 1 : end);
        return bracketed == literal.indexOf(':') >= 0 && PORT.matcher(port).matches()
                ? IpAddress.parse(literal)
                : Optional.empty();
    }
}
