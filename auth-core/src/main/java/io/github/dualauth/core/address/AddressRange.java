package io.github.dualauth.core.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * An address, or all that begin alike (CIDR, RFC 4632 and RFC 4291, 2.3).
 *
 * @param first any address of the range
 * @param bits how many leading bits an address must share with it
 */
public record AddressRange(InetAddress first, int bits) {

    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

    /**
     * Reads {@code 192.0.2.1}, {@code 10.0.0.0/8} or {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException if it is neither an address nor a range
     */
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        InetAddress first = IpAddress.parse(literal).orElseThrow(IllegalArgumentException::new);
        int all = first.getAddress().length * Byte.SIZE;
        String length = slash < 0 ? Integer.toString(all) : text.substring(slash + 1);
        if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > all) {
            throw new IllegalArgumentException();
        }
        int bits = Integer.parseInt(length);
        return new AddressRange(first, bits);
    }

    /** Whether {@code address} is one of them; an IPv4 address never is in a range of IPv6. */
    public boolean contains(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        int whole = bits / Byte.SIZE;
        int mask = 0xFF00 >> bits % Byte.SIZE & 0xFF;
        return own.length == other.length
                && Arrays.equals(own, 0, whole, other, 0, whole)
                && (mask == 0 || (own[whole] & mask) == (other[whole] & mask));
    }
}
