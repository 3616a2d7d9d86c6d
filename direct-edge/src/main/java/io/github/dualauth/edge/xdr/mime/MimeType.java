package io.github.dualauth.edge.xdr.mime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type, read strictly (RFC 2045, 5.1; RFC 9110, 8.3.1): ASCII, no comments, no parameter twice, no continued or
 * encoded parameters (RFC 2231), nothing left over. What two parsers could read in two ways is none.
 *
 * @param name type and subtype in lower case
 * @param parameters values by names in lower case
 */
public record MimeType(String name, Map<String, String> parameters) {

    private static final int LONGEST = 1000;
    private static final String TOKEN = "[!#$%&'+\\-.^_`|~0-9A-Za-z]+";
    private static final Pattern NAME = Pattern.compile("[ \\t]*(" + TOKEN + "/" + TOKEN + ")[ \\t]*");
    private static final Pattern PARAMETER = Pattern.compile(";[ \\t]*(" + TOKEN + ")=(?:(" + TOKEN
            + ")|\"((?:[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\\x20-\\x7E])*)\")[ \\t]*");
    private static final Pattern CHARSET = Pattern.compile("[A-Za-z0-9._:-]{1,40}");
    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");

    /** Reads all of {@code text}; empty if it is not one media type. */
    public static Optional<MimeType> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = NAME.matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new HashMap<>();
        int end = matcher.end();
        matcher.usePattern(PARAMETER);
        while (end < text.length()) {
            matcher.region(end, text.length());
            if (!matcher.lookingAt() || parameters.putIfAbsent(key(matcher), value(matcher)) != null) {
                return Optional.empty();
            }
            end = matcher.end();
        }
        return Optional.of(new MimeType(name, Map.copyOf(parameters)));
    }

    private static String key(Matcher matcher) {
        return matcher.group(1).toLowerCase(Locale.ROOT);
    }

    private static String value(Matcher matcher) {
        return matcher.group(2) != null
                ? matcher.group(2)
                : QUOTED_PAIR.matcher(matcher.group(3)).replaceAll("$1");
    }

    /** The parameter's value; {@code ""} if it is not there. */
    public String parameter(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }

    /** For whoever gets the document: the name, and the charset if there is one that needs no quotes. */
    public String text() {
        return CHARSET.matcher(parameter("charset")).matches() ? name + "; charset=" + parameter("charset") : name;
    }

    /** Whether there is such a parameter. */
    public boolean has(String parameter) {
        return parameters.containsKey(parameter);
    }

    /** Whether the charset, if there is one, is UTF-8. */
    public boolean isUtf8() {
        return !has("charset") || parameter("charset").equalsIgnoreCase("utf-8");
    }
}
