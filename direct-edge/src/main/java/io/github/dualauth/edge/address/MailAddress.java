package io.github.dualauth.edge.address;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address in the one form that is taken everywhere: a dot-atom, an at sign and a domain name (RFC 5321, 4.1.2;
 * RFC 5322, 3.4.1). No quoted local part, since it would be a second way to write the same address; no address literal, no
 * single label, no comment, nothing beyond ASCII.
 *
 * @param localPart what stands before the at sign, as it was written
 * @param domain the domain, as it was written
 */
public record MailAddress(String localPart, String domain) {

    /** RFC 3696, erratum 1690. */
    static final int LONGEST = 254;

    /** RFC 5321, 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    /** The last label is no number, or it could be taken for an IP address (RFC 3696, 2). */
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+(?![0-9]+$)" + LABEL, Pattern.DOTALL);

    /**
     * States an address.
     *
     * @throws IllegalArgumentException if it is none
     */
    public MailAddress {
        if (!isSound(localPart, domain)) {
            throw new IllegalArgumentException("no mail address");
        }
    }

    /** The address that a text is, as a whole; empty if it is none. */
    public static Optional<MailAddress> parse(String text) {
        int at = text.length() > LONGEST ? -1 : text.indexOf('@');
        if (at < 0 || !isSound(text.substring(0, at), text.substring(at + 1))) {
            return Optional.empty();
        }
        return Optional.of(new MailAddress(text.substring(0, at), text.substring(at + 1)));
    }

    private static boolean isSound(String localPart, String domain) {
        return localPart.length() <= LONGEST_LOCAL_PART
                && localPart.length() + 1 + domain.length() <= LONGEST
                && LOCAL_PART.matcher(localPart).matches()
                && DOMAIN.matcher(domain).matches();
    }

    /** What all ways to write the same address share: capitals make no difference. */
    public String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    /** The address, as it was written. */
    @Override
    public String toString() {
        return localPart + '@' + domain;
    }
}
